import { boxAround, boxBetween, isInBox, movedBox, resizedBox } from '#renderer/charts/box-selection.ts';
import { expect, test } from 'vitest';

const view = { centerX: 0, centerY: 0, scale: 10 };
const box = { minX: 1, maxX: 3, minY: -2, maxY: 2 };

test('a box has two corners, whichever comes first', () => {
  expect(boxBetween({ x: 3, y: -2 }, { x: 1, y: 2 })).toEqual(box);
  expect(boxBetween({ x: 1, y: 2 }, { x: 3, y: -2 })).toEqual(box);
});

test('a box around a place has its size on the screen, whatever the zoom', () => {
  expect(boxAround({ x: 1, y: 2 }, 40, view)).toEqual({ minX: -1, maxX: 3, minY: 0, maxY: 4 });
  expect(boxAround({ x: 1, y: 2 }, 40, { ...view, scale: 20 })).toEqual({ minX: 0, maxX: 2, minY: 1, maxY: 3 });
});

test('is moved and resized by pixels of the screen, of which y points down', () => {
  expect(movedBox(box, 10, -20, view)).toEqual({ minX: 2, maxX: 4, minY: 0, maxY: 4 });
  expect(resizedBox(box, 10, -20, view)).toEqual({ minX: 1, maxX: 4, minY: -2, maxY: 4 });
  expect(resizedBox(box, -1000, 1000, view)).toEqual({ minX: 1, maxX: 1.4, minY: -2, maxY: -1.6 }); // 4 pixels
});

test('holds the points on its edges and none outside', () => {
  const points = Float32Array.of(1, -2, 3, 2, 2, 0, 0.9, 0, 2, 2.1);
  expect([0, 1, 2, 3, 4].filter((index) => isInBox(points, index, box))).toEqual([0, 1, 2]);
});

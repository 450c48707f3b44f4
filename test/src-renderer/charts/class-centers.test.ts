import { expect, test } from 'vitest';
import { classCenters } from '#renderer/charts/class-centers.ts';

test('the center of a class is its median in both coordinates', () => {
  const points = Float32Array.of(0, 0, 2, 4, 1, 2, 9, 9);
  expect([...classCenters(points, Uint8Array.of(0, 0, 0, 3))]).toEqual([
    [0, { x: 1, y: 2 }],
    [3, { x: 9, y: 9 }],
  ]);
});

test('with an even count it is the middle of the two in the middle', () => {
  expect(classCenters(Float32Array.of(0, 0, 4, 2), Uint8Array.of(1, 1)).get(1)).toEqual({ x: 2, y: 1 });
});

test('no points have no centers', () => {
  expect(classCenters(new Float32Array(0), new Uint8Array(0)).size).toBe(0);
});

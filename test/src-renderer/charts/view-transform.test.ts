import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  besidePlace,
  fittedView,
  panned,
  pointBounds,
  toPlane,
  toScreen,
  zoomedAt,
} from '#renderer/charts/view-transform.ts';

const size = { width: 800, height: 600 };
const coordinate = fc.double({ min: -50, max: 50, noNaN: true });
const view = fc.record({
  centerX: coordinate,
  centerY: coordinate,
  scale: fc.double({ min: 0.5, max: 500, noNaN: true }),
});
const place = fc.record({ x: coordinate, y: coordinate });

test('the middle of the view is the middle of the screen, and up is up', () => {
  const shown = { centerX: 2, centerY: 3, scale: 10 };
  expect(toScreen({ x: 2, y: 3 }, shown, size)).toEqual({ x: 400, y: 300 });
  expect(toScreen({ x: 3, y: 4 }, shown, size)).toEqual({ x: 410, y: 290 });
});

test('to the screen and back is the same place', () => {
  fc.assert(
    fc.property(view, place, (shown, at) => {
      const back = toPlane(toScreen(at, shown, size), shown, size);
      expect(back.x).toBeCloseTo(at.x, 8);
      expect(back.y).toBeCloseTo(at.y, 8);
    }),
  );
});

test('zooming leaves what is under the pointer where it is', () => {
  const screen = fc.record({ x: fc.integer({ min: 0, max: 800 }), y: fc.integer({ min: 0, max: 600 }) });
  fc.assert(
    fc.property(view, screen, fc.double({ min: 0.2, max: 5, noNaN: true }), (shown, pointer, factor) => {
      const fixed = toPlane(pointer, shown, size);
      const after = toScreen(fixed, zoomedAt(pointer, factor, shown, size), size);
      expect(after.x).toBeCloseTo(pointer.x, 5);
      expect(after.y).toBeCloseTo(pointer.y, 5);
    }),
  );
});

test('panning moves the picture by the pixels of the pointer', () => {
  const shown = { centerX: 0, centerY: 0, scale: 20 };
  const before = toScreen({ x: 1, y: 1 }, shown, size);
  const after = toScreen({ x: 1, y: 1 }, panned(shown, 15, -7), size);
  expect({ x: after.x - before.x, y: after.y - before.y }).toEqual({ x: 15, y: -7 });
});

test('a fitted view shows all of the bounds within the margin, with one scale for both axes', () => {
  const fitted = fittedView({ minX: -3, maxX: 3, minY: -1, maxY: 1 }, size, 20);
  const left = toScreen({ x: -3, y: 1 }, fitted, size);
  expect(left.x).toBeCloseTo(20, 9);
  expect(left.y).toBeGreaterThan(20);
});

test('one point, or none, has a view too', () => {
  expect(Number.isFinite(fittedView(pointBounds(Float32Array.of(1, 1)), size).scale)).toBe(true);
  expect(pointBounds(new Float32Array(0))).toEqual({ minX: -1, maxX: 1, minY: -1, maxY: 1 });
});

test('one far point of a thousand does not shrink the rest', () => {
  const points = new Float32Array(2000).map((_, i) => ((i * 7919) % 1000) / 1000);
  points[0] = 1e6;
  expect(pointBounds(points).maxX).toBeLessThanOrEqual(1);
});

test('what stands beside a place stays in the picture', () => {
  expect(besidePlace({ x: 100, y: 300 }, 64, size)).toEqual({ x: 120, y: 216 });
  expect(besidePlace({ x: 790, y: 10 }, 64, size)).toEqual({ x: 706, y: 30 });
});

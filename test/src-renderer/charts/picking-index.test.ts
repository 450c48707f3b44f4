import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PickingIndex } from '#renderer/charts/picking-index.ts';

/** All points, one by one. */
function nearestByBruteForce(points: Float32Array, x: number, y: number, reach: number): number {
  let best = Infinity;
  for (let i = 0; i < points.length / 2; i++)
    best = Math.min(best, Math.hypot(points[2 * i]! - x, points[2 * i + 1]! - y));
  return best <= reach ? best : Infinity;
}

test('the nearest of three points by hand', () => {
  const index = new PickingIndex(Float32Array.of(0, 0, 1, 0, 5, 5));
  expect(index.nearest({ x: 0.7, y: 0.1 }, 1)).toBe(1);
  expect(index.nearest({ x: 5.2, y: 5 }, 1)).toBe(2);
  expect(index.nearest({ x: 3, y: 3 }, 1)).toBeNull();
});

test('it finds a point as near as brute force does', () => {
  const coordinate = fc.float({ min: -4, max: 4, noNaN: true });
  const points = fc
    .array(coordinate, { minLength: 2, maxLength: 400 })
    .map((list) => Float32Array.from(list.slice(0, list.length & ~1)));
  const reach = fc.double({ min: 0, max: 3, noNaN: true });
  fc.assert(
    fc.property(points, coordinate, coordinate, reach, (list, x, y, within) => {
      const found = new PickingIndex(list).nearest({ x, y }, within);
      const distance = found === null ? Infinity : Math.hypot(list[2 * found]! - x, list[2 * found + 1]! - y);
      expect(distance).toBeCloseTo(nearestByBruteForce(list, x, y, within), 9);
    }),
    { numRuns: 300 },
  );
});

test('a point that is not accepted is passed over', () => {
  const index = new PickingIndex(Float32Array.of(0, 0, 0.5, 0));
  expect(index.nearest({ x: 0, y: 0 }, 1, (i) => i !== 0)).toBe(1);
});

test('no points, equal points and a point that is no number do no harm', () => {
  expect(new PickingIndex(new Float32Array(0)).nearest({ x: 0, y: 0 }, 9)).toBeNull();
  expect(new PickingIndex(Float32Array.of(2, 2, 2, 2)).nearest({ x: 2, y: 2 }, 0.1)).not.toBeNull();
  expect(new PickingIndex(Float32Array.of(NaN, NaN, 1, 1)).nearest({ x: 1, y: 1 }, 0.1)).toBe(1);
});

test('a pointer outside of the points still finds one within its reach', () => {
  expect(new PickingIndex(Float32Array.of(0, 0, 1, 1)).nearest({ x: 1.5, y: 1.5 }, 1)).toBe(1);
});

import { isAmong, pointsAt, rasterizeMarked } from '#renderer/charts/marked-raster.ts';
import type { ClassedPoints } from '#renderer/charts/marked-raster.ts';
import { expect, test } from 'vitest';

const size = { width: 20, height: 10 };
const view = { centerX: 0, centerY: 0, scale: 5 };
/** At x = −1, 0 and 1: the pixels 5, 10 and 15 of the middle row. */
const all: ClassedPoints = { points: Float32Array.of(-1, 0, 0, 0, 1, 0), classes: Uint8Array.of(0, 1, 0) };
const colors = [[255, 0, 0] as const, [0, 255, 0] as const];
const ground = [9, 9, 9] as const;

/** Colors of the pixels at the three points, and of the one above each. */
function drawn(marked: ClassedPoints | null, hidden = new Set<number>()) {
  const pixels = new Uint8ClampedArray(4 * size.width * size.height);
  rasterizeMarked(pixels, { all, marked, colors, ground, hidden }, view, size, { radius: 0.5, growth: 2 });
  const color = (x: number, y: number) =>
    Array.from(pixels.subarray(4 * (y * size.width + x), 4 * (y * size.width + x) + 3));
  return { at: [5, 10, 15].map((x) => color(x, 5)), above: [5, 10, 15].map((x) => color(x, 4)) };
}

test('without marks every point has its color', () => {
  expect(drawn(null).at).toEqual([
    [255, 0, 0],
    [0, 255, 0],
    [255, 0, 0],
  ]);
});

test('a marked point stands out in its color and larger, the others are ground', () => {
  const { at, above } = drawn(pointsAt(all, Int32Array.of(1)));
  expect([at[0], at[2]]).toEqual([
    [9, 9, 9],
    [9, 9, 9],
  ]);
  expect(at[1]![1]).toBeGreaterThan(200); // over the ground
  expect(above).toEqual([
    [0, 0, 0],
    [0, 255, 0],
    [0, 0, 0],
  ]);
});

test('what is hidden is drawn neither as ground nor marked', () => {
  const { at } = drawn(pointsAt(all, Int32Array.of(0, 1)), new Set([0]));
  expect([at[0], at[2]]).toEqual([
    [0, 0, 0],
    [0, 0, 0],
  ]);
  expect(drawn(pointsAt(all, new Int32Array(0))).at).toEqual([[...ground], [...ground], [...ground]]);
});

test('points are picked by their numbers, and numbers found among rising ones', () => {
  expect(pointsAt(all, Int32Array.of(2, 1))).toEqual({
    points: Float32Array.of(1, 0, 0, 0),
    classes: Uint8Array.of(0, 1),
  });
  const rising = Int32Array.of(1, 4, 9);
  expect([0, 1, 2, 4, 9, 10].filter((wanted) => isAmong(rising, wanted))).toEqual([1, 4, 9]);
  expect(isAmong(new Int32Array(0), 0)).toBe(false);
});

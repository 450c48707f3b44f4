import { expect, test } from 'vitest';
import { smoothedSurface } from '#renderer/charts/smoothed-surface.ts';
import type { Surface } from '#renderer/charts/smoothed-surface.ts';

const plane = { columns: 40, rows: 40, isChoiceX: false, isChoiceY: false };

/** Places that fill the square evenly: Halton's in bases 2 and 3. */
function evenPlaces(count: number): readonly (readonly [number, number])[] {
  const inBase = (base: number, index: number): number => {
    let [value, share] = [0, 1 / base];
    for (let rest = index; rest > 0; rest = Math.floor(rest / base), share /= base) value += share * (rest % base);
    return value;
  };
  return Array.from({ length: count }, (_, i) => [inBase(2, i + 1), inBase(3, i + 1)]);
}

function pointsOf(places: readonly (readonly [number, number])[], height: (x: number, y: number) => number) {
  return {
    xs: Float64Array.from(places, ([x]) => x),
    ys: Float64Array.from(places, ([, y]) => y),
    heights: Float64Array.from(places, ([x, y]) => height(x, y)),
  };
}

/** Among the cells that have at least so much support. */
function worstError(surface: Surface, height: (x: number, y: number) => number, support = 0): number {
  const errors = [...surface.heights].map((value, node) => {
    const x = ((node % surface.columns) + 0.5) / surface.columns;
    const y = (Math.floor(node / surface.columns) + 0.5) / surface.rows;
    return surface.support[node]! >= support ? Math.abs(value - height(x, y)) : NaN;
  });
  return Math.max(...errors.filter((error) => !Number.isNaN(error)));
}

test('a plane is found again, from few things close to them, from many at the edges too', () => {
  const height = (x: number, y: number) => 0.2 + 0.5 * x + 0.25 * y;
  expect(worstError(smoothedSurface(pointsOf(evenPlaces(30), height), plane), height, 1)).toBeLessThan(0.04);
  expect(worstError(smoothedSurface(pointsOf(evenPlaces(2000), height), plane), height)).toBeLessThan(0.005);
});

test('a hill is found again closer the more things there are', () => {
  const height = (x: number, y: number) => Math.exp(-12 * ((x - 0.6) ** 2 + (y - 0.3) ** 2));
  const errors = [60, 500, 5000].map((count) =>
    worstError(smoothedSurface(pointsOf(evenPlaces(count), height), plane), height),
  );
  expect(errors[1]).toBeLessThan(0.06);
  expect(errors[2]).toBeLessThan(0.02);
  expect(errors[0]).toBeGreaterThan(errors[2]!);
});

test('where no thing is near there is no height, and support fades on the way', () => {
  const left = evenPlaces(200).map(([x, y]) => [x * 0.3, y] as const);
  const { heights, support, columns } = smoothedSurface(
    pointsOf(left, () => 0.5),
    plane,
  );
  const row = 20 * columns;
  expect(heights[row + 35]).toBe(NaN);
  expect(support[row + 35]).toBe(0);
  expect(heights[row + 5]).toBeCloseTo(0.5, 6);
  expect(support[row + 5]).toBe(1);
  const fading = [...support.subarray(row + 10, row + 20)];
  expect(fading.some((share) => share > 0 && share < 1)).toBe(true);
  expect(fading).toEqual([...fading].sort((a, b) => b - a));
});

test('one choice says nothing about the next', () => {
  const points = {
    xs: Float64Array.of(0.25, 0.25, 0.25, 0.75),
    ys: Float64Array.of(0.1, 0.5, 0.9, 0.5),
    heights: Float64Array.of(1, 1, 1, 0),
  };
  const surface = smoothedSurface(points, { columns: 2, rows: 20, isChoiceX: true, isChoiceY: false });
  const at = (column: number, row: number) => surface.heights[row * 2 + column];
  expect([at(0, 10), at(1, 10)]).toEqual([1, 0]);
  expect(at(1, 0)).toBe(NaN);
  expect(at(0, 2)).toBe(1);
});

test('two choices against each other give the mean of each pair', () => {
  const points = {
    xs: Float64Array.of(0.2, 0.3, 0.75),
    ys: Float64Array.of(0.2, 0.3, 0.75),
    heights: Float64Array.of(0.2, 0.4, 1),
  };
  const { heights } = smoothedSurface(points, { columns: 2, rows: 2, isChoiceX: true, isChoiceY: true });
  expect([...heights].map((height) => Math.round(height * 1000) / 1000)).toEqual([0.3, NaN, NaN, 1]);
});

test('nothing, a single thing, things on one spot and NaN do no harm', () => {
  const none = { xs: new Float64Array(0), ys: new Float64Array(0), heights: new Float64Array(0) };
  expect(smoothedSurface(none, plane).heights.every(Number.isNaN)).toBe(true);
  const broken = { xs: Float64Array.of(NaN, 0.5), ys: Float64Array.of(0.5, 0.5), heights: Float64Array.of(1, NaN) };
  expect(smoothedSurface(broken, plane).heights.every(Number.isNaN)).toBe(true);
  const spot = { xs: Float64Array.of(1, 1, 1), ys: Float64Array.of(0, 0, 0), heights: Float64Array.of(0, 0.3, 0.6) };
  expect(smoothedSurface(spot, plane).heights[39]).toBeCloseTo(0.3, 5);
});

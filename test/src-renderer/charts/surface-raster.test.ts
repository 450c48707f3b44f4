import { expect, test } from 'vitest';
import { bandOf, paintSurface } from '#renderer/charts/surface-raster.ts';

const colors = {
  levels: [0.5],
  bands: [
    [10, 20, 30],
    [200, 210, 220],
  ] as const,
};
const free = { isChoiceX: false, isChoiceY: false };

function painted(surface: Parameters<typeof paintSurface>[1], width: number, height: number): readonly number[][] {
  const data = new Uint8ClampedArray(4 * width * height);
  paintSurface(data, surface, { width, height }, colors);
  return Array.from({ length: width * height }, (_, pixel) => [...data.subarray(4 * pixel, 4 * pixel + 4)]);
}

test('a height belongs to the band that it has reached', () => {
  expect([0, 0.49, 0.5, 1].map((height) => bandOf(height, [0.5]))).toEqual([0, 0, 1, 1]);
  expect(bandOf(0.3, [])).toBe(0);
});

test('heights rise smoothly between the middles of cells, and colors change at the level', () => {
  const ramp = { columns: 2, rows: 1, heights: Float32Array.of(0, 1), support: Float32Array.of(1, 1), ...free };
  expect(painted(ramp, 8, 1).map(([red]) => red)).toEqual([10, 10, 10, 10, 200, 200, 200, 200]);
});

test('the first row of the surface is the lowest of the picture', () => {
  const pair = { columns: 1, rows: 2, heights: Float32Array.of(0, 1), support: Float32Array.of(1, 1), ...free };
  expect(painted(pair, 1, 2).map(([red]) => red)).toEqual([200, 10]);
});

test('what has no support is transparent, and does not color its neighbor', () => {
  const half = { columns: 2, rows: 1, heights: Float32Array.of(1, NaN), support: Float32Array.of(1, 0), ...free };
  const pixels = painted(half, 8, 1);
  expect(pixels[0]).toEqual([200, 210, 220, 255]);
  expect(pixels[7]).toEqual([0, 0, 0, 0]);
  for (const [red, , , alpha] of pixels) expect(alpha === 0 || red === 200).toBe(true);
});

test('choices are not mixed', () => {
  const pair = { columns: 2, rows: 1, heights: Float32Array.of(0.4, 1), support: Float32Array.of(1, 1) };
  const pixels = painted({ ...pair, isChoiceX: true, isChoiceY: false }, 8, 1);
  expect(pixels.map(([red]) => red)).toEqual([10, 10, 10, 10, 200, 200, 200, 200]);
});

import { expect, test } from 'vitest';
import { rasterize } from '#renderer/charts/scatter-raster.ts';

const size = { width: 21, height: 21 };
const view = { centerX: 0, centerY: 0, scale: 5 };
const red = [255, 0, 0] as const;
const blue = [0, 0, 255] as const;

function draw(
  points: readonly number[],
  classes: readonly number[] | null,
  hidden: readonly number[] = [],
): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(4 * size.width * size.height);
  const scatter = {
    points: Float32Array.from(points),
    classes: classes && Uint8Array.from(classes),
    colors: [red, blue],
    hidden: new Set(hidden),
  };
  rasterize(pixels, scatter, view, size, 1.5);
  return pixels;
}

const pixel = (pixels: Uint8ClampedArray, x: number, y: number) => [
  ...pixels.slice(4 * (y * size.width + x), 4 * (y * size.width + x) + 4),
];

test('a point at the origin is drawn in the middle in the color of its class', () => {
  const [r, g, b, alpha] = pixel(draw([0, 0], [1]), 11, 11);
  expect([r, g, b]).toEqual([0, 0, 255]);
  expect(alpha).toBe(Math.round(0.8 * 255));
});

test('up in the plane is up on the screen', () => {
  const pixels = draw([0, 1], [0]);
  expect(pixel(pixels, 11, 6)[3]).toBeGreaterThan(0);
  expect(pixel(pixels, 11, 16)[3]).toBe(0);
});

test('a hidden class is not drawn, and points outside touch nothing', () => {
  expect(draw([0, 0], [1], [1]).every((byte) => byte === 0)).toBe(true);
  expect(draw([90, 0, -90, 5, 0, NaN], null).every((byte) => byte === 0)).toBe(true);
});

test('two points on top of each other mix, the later one above', () => {
  const [r, , b, alpha] = pixel(draw([0, 0, 0, 0], [0, 1]), 11, 11) as [number, number, number, number];
  expect(b).toBeGreaterThan(r);
  expect(r).toBeGreaterThan(0);
  expect(alpha).toBe(Math.round((1 - 0.2 * 0.2) * 255));
});

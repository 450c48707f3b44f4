import { expect, test } from 'vitest';
import {
  absoluteDifference,
  balancedColumns,
  firstImages,
  fittingColumns,
  mosaic,
  oneImage,
} from '#renderer/widgets/image-mosaic.ts';

/** N images of one row and two columns with the values 10·i, 10·i + 1. */
const images = (count: number, base = 0) => ({
  shape: [count, 1, 2, 1],
  data: Uint8Array.from({ length: 2 * count }, (_, k) => base + 10 * (k >> 1) + (k % 2)),
});
const red = (pixels: Uint8ClampedArray, at: number) => pixels[4 * at];

test('images stand side by side with a transparent gap', () => {
  const { width, height, pixels } = mosaic([images(2)], { columns: 2, gap: 1 });
  expect([width, height]).toEqual([5, 1]);
  expect([0, 1, 3, 4].map((at) => red(pixels, at))).toEqual([0, 1, 10, 11]);
  expect(pixels[4 * 2 + 3]).toBe(0);
  expect(pixels[4 * 3 + 3]).toBe(255);
});

test('the images of the second set stand below those of the first', () => {
  const { width, height, pixels } = mosaic([images(2), images(2, 100)], { columns: 2, gap: 0 });
  expect([width, height]).toEqual([4, 2]);
  expect([4, 5, 6, 7].map((at) => red(pixels, at))).toEqual([100, 101, 110, 111]);
});

test('the last line may be shorter, and fewer images than columns take less width', () => {
  expect(mosaic([images(3)], { columns: 2, gap: 1 })).toMatchObject({ width: 5, height: 3 });
  expect(mosaic([images(1)], { columns: 9, gap: 1 })).toMatchObject({ width: 2, height: 1 });
});

test('three channels are colors', () => {
  const { pixels } = mosaic([{ shape: [1, 1, 1, 3], data: Uint8Array.of(7, 8, 9) }], { columns: 1, gap: 0 });
  expect([...pixels]).toEqual([7, 8, 9, 255]);
});

test('no images give a picture without ink', () => {
  expect(
    mosaic([{ shape: [0, 2, 2, 1], data: new Uint8Array(0) }], { columns: 4, gap: 2 }).pixels.every(
      (byte) => byte === 0,
    ),
  ).toBe(true);
});

test('the difference is absolute, and needs equal sizes', () => {
  const a = { shape: [1, 1, 2, 1], data: Uint8Array.of(5, 250) };
  const b = { shape: [1, 1, 2, 1], data: Uint8Array.of(9, 50) };
  expect([...absoluteDifference(a, b).data]).toEqual([4, 200]);
  expect(() => absoluteDifference(a, images(2))).toThrow('a has 2 bytes but b has 4');
});

test('one image, or the first few, can be taken out', () => {
  expect([...oneImage(images(3), 1).data]).toEqual([10, 11]);
  expect(firstImages(images(3), 2)).toMatchObject({ shape: [2, 1, 2, 1] });
  expect(firstImages(images(3), 9).shape[0]).toBe(3);
});

test('as many columns as fit, at least one', () => {
  expect(fittingColumns(100, 30, 5)).toBe(3);
  expect(fittingColumns(10, 30, 5)).toBe(1);
});

test('columns are evened out without a line more', () => {
  expect([balancedColumns(32, 12), balancedColumns(64, 13), balancedColumns(8, 12), balancedColumns(0, 5)]).toEqual([
    11, 13, 8, 5,
  ]);
});

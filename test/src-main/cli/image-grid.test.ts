import { describe, expect, test } from 'vitest';
import { imageGrid } from '#main/cli/image-grid.ts';

describe('imageGrid', () => {
  test('puts three 1 × 2 images in two columns, with black lines of 2 between', () => {
    const picture = imageGrid({ shape: [3, 1, 2, 1], data: Uint8Array.from([1, 2, 3, 4, 5, 6]) });
    expect(picture).toMatchObject({ width: 6, height: 4, channels: 1 });
    const rows = [0, 1, 2, 3].map((y) => [...picture.pixels.subarray(y * 6, y * 6 + 6)]);
    expect(rows).toEqual([
      [1, 2, 0, 0, 3, 4],
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 0],
      [5, 6, 0, 0, 0, 0],
    ]);
  });

  test('keeps the channels of a color image together', () => {
    const data = Uint8Array.from([1, 2, 3, 4, 5, 6]);
    const picture = imageGrid({ shape: [1, 2, 1, 3], data });
    expect(picture).toEqual({ width: 1, height: 2, channels: 3, pixels: data });
  });

  test('refuses what are no images', () => {
    expect(() => imageGrid({ shape: [0, 1, 1, 1], data: new Uint8Array(0) })).toThrow('expected images');
    expect(() => imageGrid({ shape: [1, 1, 1, 2], data: new Uint8Array(2) })).toThrow('expected images');
    expect(() => imageGrid({ shape: [4], data: new Uint8Array(4) })).toThrow('expected images');
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ImageFile } from '#main/imports/find-images.ts';
import { splitImages } from '#main/imports/split-images.ts';

function images(counts: readonly number[]): ImageFile[] {
  return counts.flatMap((count, label) =>
    Array.from({ length: count }, (_, index) => ({ path: `class${label}/${index}.png`, label, split: null })),
  );
}

const countOf = (list: readonly ImageFile[], label: number) => list.filter((image) => image.label === label).length;

describe('splitImages', () => {
  test('holds out the same share of every class', () => {
    const { train, test: held } = splitImages(images([100, 10, 1]), 0.2);
    expect([0, 1, 2].map((label) => countOf(held, label))).toEqual([20, 2, 0]);
    expect([0, 1, 2].map((label) => countOf(train, label))).toEqual([80, 8, 1]);
  });

  test('does not depend on the order in which a system lists files', () => {
    const list = images([30, 30]);
    expect(splitImages([...list].reverse(), 0.25)).toEqual(splitImages(list, 0.25));
  });

  test('mixes the classes, so that the end of the split is no single class', () => {
    const { train } = splitImages(images([500, 500]), 0);
    expect(Math.abs(countOf(train.slice(-100), 0) - 50)).toBeLessThan(20);
  });

  test('leaves given splits as they are, whatever the share', () => {
    const given: ImageFile[] = [
      { path: 'train/a/1.png', label: 0, split: 'train' },
      { path: 'test/a/1.png', label: 0, split: 'test' },
    ];
    const { train, test: held } = splitImages(given, 0.9);
    expect([train, held]).toEqual([[given[0]], [given[1]]]);
  });

  test('loses no image and doubles none', () => {
    const property = fc.property(
      fc.array(fc.nat(20), { maxLength: 5 }),
      fc.double({ min: 0, max: 0.9, noNaN: true }),
      (counts, share) => {
        const list = images(counts);
        const { train, test: held } = splitImages(list, share);
        expect([...train, ...held].map((image) => image.path).sort()).toEqual(list.map((image) => image.path).sort());
      },
    );
    fc.assert(property, { numRuns: 100, seed: 1 });
  });
});

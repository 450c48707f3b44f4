import { fewLabelSizes, fewLabelSubsets } from '#shared/language/few-label-subsets.ts';
import { describe, expect, it } from 'vitest';

const seed = [3, 0] as const;
const cyclic = (length: number, classes: number) => Array.from({ length }, (_, i) => i % classes);
const countOf = (label: number, subset: Int32Array, labels: readonly number[]) =>
  subset.filter((index) => labels[index] === label).length;

describe('fewLabelSubsets', () => {
  it('holds each subset in the next, without repeating an example', () => {
    const labels = cyclic(300, 4);
    const subsets = fewLabelSubsets(labels, [10, 20, 50, 300], seed);
    expect(subsets.map((subset) => subset.length)).toEqual([10, 20, 50, 300]);
    subsets.slice(1).forEach((subset, i) => expect([...subset]).toEqual(expect.arrayContaining([...subsets[i]!])));
    for (const subset of subsets) expect(new Set(subset).size).toBe(subset.length);
  });

  it('has equal classes equally often, within one', () => {
    const labels = cyclic(300, 3);
    for (const subset of fewLabelSubsets(labels, [4, 10, 20, 50, 100], seed)) {
      for (const label of [0, 1, 2]) {
        expect(Math.abs(countOf(label, subset, labels) - subset.length / 3)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('has unequal classes in proportion, and misses none', () => {
    const labels = Array.from({ length: 1000 }, (_, i) => (i < 900 ? 0 : i < 980 ? 1 : i < 995 ? 2 : 3));
    const shares = [0.9, 0.08, 0.015, 0.005];
    for (const subset of fewLabelSubsets(labels, [4, 10, 20, 50, 100, 200, 500], seed)) {
      shares.forEach((share, label) => {
        const count = countOf(label, subset, labels);
        expect(count).toBeGreaterThan(0);
        expect(Math.abs(count - share * subset.length)).toBeLessThanOrEqual(4);
      });
    }
  });

  it('draws others for another seed, and each example about equally often', () => {
    const labels = cyclic(40, 2);
    const drawn = Array.from({ length: 400 }, (_, i) => fewLabelSubsets(labels, [10], [i, 0])[0]!);
    expect(drawn[0]).toEqual(fewLabelSubsets(labels, [10], [0, 0])[0]);
    const counts = labels.map((_, index) => drawn.filter((subset) => subset.includes(index)).length);
    for (const count of counts) expect(Math.abs(count - 100)).toBeLessThan(4.5 * Math.sqrt(400 * 0.25 * 0.75));
  });

  it('takes all labels, and throws on sizes that do not fit', () => {
    expect([...fewLabelSubsets([5], [1], seed)[0]!]).toEqual([0]);
    expect(fewLabelSubsets([], [], seed)).toEqual([]);
    expect(() => fewLabelSubsets([0, 1], [3], seed)).toThrow('size 0 is 3, expected 1 to 2');
    expect(() => fewLabelSubsets([0, 1, 1], [2, 2], seed)).toThrow('size 1 is 2, expected 3 to 3');
  });
});

describe('fewLabelSizes', () => {
  it('goes up by 1, 2, 5 to all', () => {
    expect(fewLabelSizes(300)).toEqual([10, 20, 50, 100, 200, 300]);
    expect(fewLabelSizes(50)).toEqual([10, 20, 50]);
    expect(fewLabelSizes(7)).toEqual([7]);
    expect(fewLabelSizes(0)).toEqual([]);
  });
});

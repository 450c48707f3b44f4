import type { DenseFeatures } from '#shared/language/features.ts';
import { rouge } from '#shared/language/rouge.ts';
import {
  centralSelection,
  centroidSelection,
  leadSelection,
  maximalMarginalRelevance,
  randomSelection,
  tfIdfCentroidSelection,
} from '#shared/language/summaries.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const dense = (values: readonly number[], featureCount: number): DenseFeatures => {
  return { kind: 'dense', values: Float64Array.from(values), featureCount };
};

/** Two rows nearly alike, one at a right angle to them, one between. */
const directions = dense([1, 0, 0.99, 0.1, 0, 1, 2, 2], 2);

describe('centroidSelection', () => {
  it('takes what points where the mean points, whatever its length', () => {
    // the sum is (3.99, 3.1): cosines .790, .849, .613, .992
    expect([...centroidSelection(directions, 3)]).toEqual([3, 1, 0]);
    expect([...centroidSelection(dense([1, 0, 0.99, 0.1, 0, 1, 200, 200], 2), 1)]).toEqual([3]);
  });

  it('gives all where more are asked for, rows without a direction last, and none of none', () => {
    expect([...centroidSelection(dense([0, 0, 1, 1], 2), 5)]).toEqual([1, 0]);
    expect(centroidSelection(dense([], 2), 2)).toHaveLength(0);
  });
});

describe('maximalMarginalRelevance', () => {
  it('is the centroid selection for λ = 1', () => {
    expect(maximalMarginalRelevance(directions, { count: 4, lambda: 1 })).toEqual(centroidSelection(directions, 4));
  });

  it('passes over what repeats a chosen one', () => {
    // after 3, with λ = .5: row 0 scores .790 − .707, row 1 .849 − .775, row 2 .613 − .707
    // after 0 the nearly equal row 1 has .849 − .995, row 2 .613 − .707
    expect([...maximalMarginalRelevance(directions, { count: 3, lambda: 0.5 })]).toEqual([3, 0, 2]);
  });

  it('is what its definition says, by brute force', () => {
    const { normal } = randomStream([3, 0], 'rows');
    const features = dense(Array.from({ length: 60 }, normal), 3);
    const rows = Array.from({ length: 20 }, (_, row) => [...features.values.subarray(3 * row, 3 * row + 3)]);
    const mean = [0, 1, 2].map((i) => rows.reduce((sum, row) => sum + row[i]! / 20, 0));
    const chosen: number[] = [];
    while (chosen.length < 6) {
      const score = (row: number) => {
        const repeats = chosen.map((other) => cosine(rows[row]!, rows[other]!));
        return 0.6 * cosine(rows[row]!, mean) - 0.4 * (repeats.length > 0 ? Math.max(...repeats) : 0);
      };
      const left = [...rows.keys()].filter((row) => !chosen.includes(row));
      chosen.push(left.reduce((best, row) => (score(row) > score(best) ? row : best)));
    }
    expect([...maximalMarginalRelevance(features, { count: 6, lambda: 0.6 })]).toEqual(chosen);
  });

  it('throws on a λ that is none', () => {
    expect(() => maximalMarginalRelevance(directions, { count: 1, lambda: 2 })).toThrow('lambda is 2');
  });
});

describe('selections of texts', () => {
  const texts = [
    ['the', 'room', 'was', 'clean'],
    ['clean', 'room'],
    ['the', 'room', 'was', 'small', 'but', 'clean'],
    ['nothing', 'here'],
  ];

  it('take the text that shares most with the others', () => {
    expect([...centralSelection(texts, 1)]).toEqual([0]);
    expect([...tfIdfCentroidSelection(texts, 4)].at(-1)).toBe(3);
    expect([...centralSelection(texts, 9)].at(-1)).toBe(3);
  });

  it('rank by the sum of ROUGE-1 with all others', () => {
    const sums = texts.map((text, i) =>
      texts.reduce((sum, other, j) => (i === j ? sum : sum + rouge(text, [other]).rouge1), 0),
    );
    const order = [...centralSelection(texts, 4)];
    expect(order.map((i) => sums[i])).toEqual([...sums].sort((a, b) => b - a));
  });

  it('take the first ones, or any that the seed decides', () => {
    expect([...leadSelection(5, 2)]).toEqual([0, 1]);
    expect([...leadSelection(1, 2)]).toEqual([0]);
    expect(randomSelection(50, 5, 1)).toEqual(randomSelection(50, 5, 1));
    expect(randomSelection(50, 5, 1)).not.toEqual(randomSelection(50, 5, 2));
    expect(new Set(randomSelection(6, 9, 1))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

function cosine(first: readonly number[], second: readonly number[]): number {
  const product = first.reduce((sum, x, i) => sum + x * second[i]!, 0);
  return product / (Math.hypot(...first) * Math.hypot(...second));
}

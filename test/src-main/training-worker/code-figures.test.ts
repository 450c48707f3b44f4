import { expect, test } from 'vitest';
import { klPerDimension } from '#main/training-worker/code-figures.ts';

test('the KL of a dimension is a mean over examples', () => {
  expect(klPerDimension(Float64Array.of(2, 0, 5), 4)).toEqual({ 'kl.0': 0.5, 'kl.1': 0, 'kl.2': 1.25 });
});

test('up to 64 dimensions are told one by one', () => {
  expect(Object.keys(klPerDimension(new Float64Array(64), 1))).toHaveLength(64);
  expect(klPerDimension(new Float64Array(65), 1)).toEqual({});
});

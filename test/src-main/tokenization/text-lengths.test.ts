import { expect, test } from 'vitest';
import { describeLengths, lengthHistogram } from '#main/tokenization/text-lengths.ts';

test('describes lengths by hand', () => {
  const lengths = Int32Array.from({ length: 100 }, (_, i) => i + 1); // 1 … 100
  const { mean, longest, quantiles, shareTooLong } = describeLengths(lengths, 95);
  expect({ mean, longest, quantiles, shareTooLong }).toEqual({
    mean: 50.5,
    longest: 100,
    quantiles: { p50: 50, p90: 90, p95: 95, p99: 99 },
    shareTooLong: 0.05,
  });
});

test('a quantile is a length that is there, in any order', () => {
  expect(describeLengths(Int32Array.of(9, 1, 5), 5)).toMatchObject({
    quantiles: { p50: 5, p90: 9, p95: 9, p99: 9 },
    histogram: [0, 1, 0, 0, 0, 1, 0, 0, 0, 1],
  });
});

test('of no texts everything is 0', () => {
  expect(describeLengths(new Int32Array(0), 5)).toEqual({
    histogram: [0],
    mean: 0,
    longest: 0,
    quantiles: { p50: 0, p90: 0, p95: 0, p99: 0 },
    shareTooLong: 0,
  });
});

test('the last bin holds all long texts', () => {
  const histogram = lengthHistogram(Int32Array.of(1, 200, 201, 5000));
  expect([histogram.length, histogram[1], histogram[200]]).toEqual([201, 1, 3]);
});

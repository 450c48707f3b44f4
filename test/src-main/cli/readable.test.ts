import { describe, expect, test } from 'vitest';
import { metricRows, readableBytes, readableDuration, readableNumber } from '#main/cli/readable.ts';

test.each([
  [0, '0'],
  [101.234567, '101.2'],
  [-1234.5678, '-1235'],
  [0.00012345, '1.234e-4'],
  [12345678.9, '1.235e+7'],
  [NaN, 'NaN'],
])('readableNumber(%d) is %s', (value, text) => expect(readableNumber(value)).toBe(text));

test.each([
  [400, '0 s'],
  [59_400, '59 s'],
  [61_000, '1 min 1 s'],
  [3_660_000, '1 h 1 min'],
])('readableDuration(%d) is %s', (ms, text) => expect(readableDuration(ms)).toBe(text));

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1500, '1.5 kB'],
  [2.5e9, '2.5 GB'],
])('readableBytes(%d) is %s', (bytes, text) => expect(readableBytes(bytes)).toBe(text));

describe('metricRows', () => {
  test('are the named quantities of a scope, without single latent dimensions', () => {
    const metrics = { 'final/test/kl': 20.5, 'final/test/kl.3': 1, 'epoch/train/loss': 3, 'nonsense/x/y': 1 };
    expect(metricRows(metrics, 'final')).toEqual([['test', 'KL', '20.5', 'nats per example']]);
  });
});

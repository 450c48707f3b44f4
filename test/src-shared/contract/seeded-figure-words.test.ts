import { expect, test } from 'vitest';
import { readableFigure, readableSeeded } from '#shared/contract/seeded-figure-words.ts';

test('three decimals and a real minus; a dash where there is no figure', () => {
  expect([0.12345, -0.5, 0, null, NaN].map(readableFigure)).toEqual(['0.123', '−0.500', '0.000', '–', '–']);
});

test('a figure over seeds has its deviation, of one seed none', () => {
  expect(readableSeeded({ mean: -0.25, standardDeviation: 0.03126 })).toBe('−0.250 ± 0.031');
  expect(readableSeeded({ mean: 0.5, standardDeviation: null })).toBe('0.500');
  expect(readableSeeded(null)).toBe('–');
});

import { figureText, seededText } from '#renderer/state/seeded-figure-text.ts';
import { expect, test } from 'vitest';

test('three decimals and a real minus; a dash where there is no figure', () => {
  expect([0.12345, -0.5, null, NaN].map(figureText)).toEqual(['0.123', '−0.500', '–', '–']);
});

test('a figure over seeds has its deviation, of one seed none', () => {
  expect(seededText({ mean: -0.25, standardDeviation: 0.03126 })).toBe('−0.250 ± 0.031');
  expect(seededText({ mean: 0.5, standardDeviation: null })).toBe('0.500');
  expect(seededText(null)).toBe('–');
});

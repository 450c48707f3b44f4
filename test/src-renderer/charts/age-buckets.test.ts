import { expect, test } from 'vitest';
import { ageBuckets, ageCount, ageShades } from '#renderer/charts/age-buckets.ts';

test('things take all shades in the order of coming, about as many each', () => {
  const buckets = ageBuckets(24);
  expect([...buckets]).toEqual(Array.from({ length: 24 }, (_, i) => Math.floor(i / 2)));
  expect(Math.max(...ageBuckets(10_000))).toBe(ageCount - 1);
  expect([[...ageBuckets(0)], [...ageBuckets(1)]]).toEqual([[], [0]]);
});

test.each([true, false])('there is a color for each shade, all different (dark: %s)', (isDark) => {
  expect(new Set(ageShades(isDark)).size).toBe(ageCount);
});

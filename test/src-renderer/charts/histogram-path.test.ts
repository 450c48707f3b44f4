import { expect, test } from 'vitest';
import { histogramPath } from '#renderer/charts/histogram-path.ts';

test('the highest bin reaches the top, the others their share', () => {
  expect(histogramPath([4, 1, 0], false)).toBe('M0 1V0H1V0.75H2V1H3V1Z');
});

test('on the logarithmic scale 3 is twice as high as 1, because it counts from 1', () => {
  expect(histogramPath([3, 1], true)).toBe('M0 1V0H1V0.5H2V1Z');
});

test('nothing counted is a flat line', () => {
  expect(histogramPath([0, 0], true)).toBe('M0 1H2');
});

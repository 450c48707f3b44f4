import fc from 'fast-check';
import { expect, test } from 'vitest';
import { smoothExponentially } from '#renderer/charts/smoothing.ts';

test('three values by hand: the corrected mean of 1, 2, 4 with weight one half', () => {
  // m = 0.5, 1.25, 2.625; divided by 1 − ½, 1 − ¼, 1 − ⅛
  const smoothed = smoothExponentially(Float64Array.of(1, 2, 4), 0.5);
  expect([...smoothed]).toEqual([1, 1.25 / 0.75, 2.625 / 0.875]);
});

test('it is the weighted mean of all values so far, newest heaviest', () => {
  const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.double({ min: 0, max: 0.98, noNaN: true }), (list, weight) => {
      const smoothed = smoothExponentially(Float64Array.from(list), weight);
      const weights = list.map((_, i) => weight ** (list.length - 1 - i));
      const total = weights.reduce((sum, w) => sum + w, 0);
      const mean = list.reduce((sum, value, i) => sum + value * weights[i]!, 0) / total;
      expect(smoothed.at(-1)).toBeCloseTo(mean, 6);
    }),
  );
});

test('weight zero changes nothing', () => {
  expect([...smoothExponentially(Float64Array.of(3, -1, 7), 0)]).toEqual([3, -1, 7]);
});

test('a constant stays constant from its first point on', () => {
  for (const value of smoothExponentially(new Float64Array(50).fill(5), 0.95)) expect(value).toBeCloseTo(5, 9);
});

test('a NaN is passed on and does not spoil what follows', () => {
  const smoothed = smoothExponentially(Float64Array.of(2, NaN, 2), 0.5);
  expect(smoothed[1]).toBeNaN();
  expect(smoothed[2]).toBeCloseTo(2, 12);
});

test('an empty series stays empty, and a weight of one is refused', () => {
  expect(smoothExponentially(new Float64Array(0), 0.9)).toHaveLength(0);
  expect(() => smoothExponentially(Float64Array.of(1), 1)).toThrow('weight is 1');
});

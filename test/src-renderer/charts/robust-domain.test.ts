import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countBeyond, robustDomain } from '#renderer/charts/robust-domain.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';

function column(values: readonly number[], scale: AxisColumn['scale'] = 'linear'): AxisColumn {
  return { id: 'y', label: 'y', unit: '', values: Float64Array.from(values), scale, choices: [], range: [0, 1e9] };
}
const plain = (count: number): Uint8Array => new Uint8Array(count);

test('a value that exploded is left out, the others are all in', () => {
  const values = [100, 101, 102, 103, 104, 105, 1e6];
  expect(robustDomain(column(values), { tones: plain(7) })).toEqual([100, 105]);
  expect(countBeyond(Float64Array.from(values), [100, 105])).toBe(1);
});

test('without outliers, or where to leave them out gains little, it is the range of the values', () => {
  expect(robustDomain(column([3, 1, 2, NaN, Infinity]), { tones: plain(5) })).toEqual([1, 3]);
  expect(robustDomain(column([0, 1, 2, 3, 4, 5, 6, 12]), { tones: plain(8) })).toEqual([0, 12]);
  // Quartiles 10 and 13: 0 is an outlier, but takes no more than 0.4 of the axis.
  const spread = [0, 5, 10, 10, 11, 11, 12, 12, 13, 13, 14, 14, 19];
  expect(robustDomain(column(spread), { tones: plain(13) })).toEqual([0, 19]);
  expect(robustDomain(column([...spread, 40]), { tones: plain(14) })).toEqual([0, 19]);
});

test('plain things say what is an outlier, unless there are fewer than four', () => {
  const values = [1, 2, 3, 4, 50, 60];
  expect(robustDomain(column(values), { tones: Uint8Array.of(0, 0, 0, 0, 1, 2) })).toEqual([1, 4]);
  expect(robustDomain(column([1, 2, 3, 4, 7, -60]), { tones: Uint8Array.of(0, 0, 0, 0, 1, 2) })).toEqual([1, 7]);
  expect(robustDomain(column(values), { tones: Uint8Array.of(0, 0, 0, 1, 1, 1) })).toEqual([1, 60]);
  expect(robustDomain(column(values), { tones: Uint8Array.of(1, 1, 1, 1, 1, 1) })).toEqual([1, 60]);
});

test('of one plain thing among few others, none stands at the edge', () => {
  expect(robustDomain(column([2, 3.5, 3.1]), { tones: Uint8Array.of(0, 1, 1) })).toEqual([2, 3.5]);
  expect(robustDomain(column([98.5, 98.6, 98.7, 110]), { tones: Uint8Array.of(0, 0, 0, 1) })).toEqual([98.5, 110]);
});

test('of few plain things one is left out only where the others could hardly be told apart', () => {
  expect(robustDomain(column([100, 100, 101, 101, 108]), { tones: plain(5) })).toEqual([100, 108]);
  expect(robustDomain(column([100, 100, 101, 101, 120]), { tones: plain(5) })).toEqual([100, 101]);
});

test('what has to be kept is kept', () => {
  const values = [100, 101, 102, 103, 104, 105, -500];
  expect(robustDomain(column(values), { tones: plain(7), kept: [-500, NaN] })).toEqual([-500, 105]);
});

test('a logarithmic axis measures in factors and skips what it cannot show', () => {
  const [minimum, maximum] = robustDomain(column([0, -2, 1, 10, 100, 1000], 'log'), { tones: plain(6) });
  expect(minimum).toBeCloseTo(1, 9);
  expect(maximum).toBeCloseTo(1000, 6);
});

test('equal values and no values get a domain', () => {
  expect(robustDomain(column([7, 7, 7]), { tones: plain(3) })).toEqual([6.3, 7.7]);
  expect(robustDomain(column([7, 7, 7, 7, 9]), { tones: plain(5) })).toEqual([7, 9]);
  expect(robustDomain(column([7, 7, 7, 7, 9e9]), { tones: plain(5) })).toEqual([6.3, 7.7]);
  expect(robustDomain({ ...column([NaN]), range: [0, 4] }, { tones: plain(1) })).toEqual([0, 4]);
});

test('at least half of the values are always within, and it has a length', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(fc.array(number, { minLength: 2, maxLength: 60 }), (values) => {
      const domain = robustDomain(column(values), { tones: plain(values.length) });
      expect(countBeyond(Float64Array.from(values), domain)).toBeLessThanOrEqual(values.length / 2);
      expect(domain[0] < domain[1]).toBe(true);
    }),
  );
});

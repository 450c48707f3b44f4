import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisScale, columnDomain, scaleOver, spreadDomain } from '#renderer/charts/axis-scale.ts';
import type { AxisColumn } from '#renderer/charts/axis-column.ts';

function column(values: readonly number[], changes: Partial<AxisColumn> = {}): AxisColumn {
  return {
    id: 'x',
    label: 'x',
    unit: '',
    values: Float64Array.from(values),
    scale: 'linear',
    choices: [],
    range: [0, 1],
    ...changes,
  };
}

test('a linear axis spans its range and all values', () => {
  const scale = axisScale(column([2, NaN, 5, -3], { range: [0, 4] }));
  expect(scale.domain).toEqual([-3, 5]);
  expect([scale.toUnit(-3), scale.toUnit(1), scale.toUnit(5), scale.toUnit(13)]).toEqual([0, 0.5, 1, 2]);
  expect(scale.fromUnit(0.25)).toBe(-1);
  expect([scale.toUnit(NaN), scale.toUnit(Infinity)]).toEqual([NaN, NaN]);
});

test('a logarithmic axis has equal steps for equal factors, and no place for what is not positive', () => {
  const scale = axisScale(column([0, -1, NaN, 1e-2], { scale: 'log', range: [1e-4, 1] }));
  expect(scale.domain).toEqual([1e-4, 1]);
  expect(scale.toUnit(1e-3)).toBeCloseTo(0.25, 12);
  expect(scale.fromUnit(0.75)).toBeCloseTo(0.1, 12);
  expect([scale.toUnit(0), scale.toUnit(-1)]).toEqual([NaN, NaN]);
  expect(scale.ticks(5).map(({ label }) => label)).toEqual(['0.0001', '0.001', '0.01', '0.1', '1']);
});

test('choices lie in the middles of equal bands and are told by name', () => {
  const scale = axisScale(column([0, 2], { scale: 'choice', choices: ['relu', 'tanh', 'elu', 'gelu'] }));
  expect([scale.toUnit(0), scale.toUnit(3), scale.toUnit(NaN)]).toEqual([0.125, 0.875, NaN]);
  expect([-1, 0, 0.24, 0.26, 0.99, 1, 7].map(scale.fromUnit)).toEqual([0, 0, 0, 1, 3, 3, 3]);
  expect(scale.ticks(2)).toHaveLength(4);
  expect(scale.ticks(1).map(({ label }) => label)).toEqual(['relu', 'elu']);
  expect(scale.format(2)).toBe('elu');
});

test('one value alone gets an axis around it, none the axis from 0 to 1', () => {
  expect(columnDomain(column([5, 5], { range: [5, 5] }))).toEqual([4.5, 5.5]);
  expect(columnDomain(column([0], { range: [0, 0] }))).toEqual([-0.1, 0.1]);
  expect(columnDomain(column([8], { scale: 'log', range: [8, 8] }))).toEqual([4, 16]);
  expect(columnDomain(column([NaN], { range: [NaN, NaN] }))).toEqual([0, 1]);
  expect(columnDomain(column([NaN, -1], { scale: 'log', range: [0, 0] }))).toEqual([0.1, 1]);
  expect(spreadDomain(1, 2, false)).toEqual([1, 2]);
});

test('neighboring ticks never read the same', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e5, max: 1e5, noNaN: true }),
      fc.double({ min: 1e-3, max: 1e4, noNaN: true }),
      (start, span) => {
        const labels = scaleOver(column([]), [start, start + span])
          .ticks(6)
          .map(({ label }) => label);
        expect(new Set(labels).size).toBe(labels.length);
      },
    ),
  );
  const fine = scaleOver(column([]), [103.24, 103.41]).ticks(4);
  expect(fine.map(({ label }) => label)).toEqual(['103.25', '103.3', '103.35', '103.4']);
});

test('a tick at a power of ten is written as one', () => {
  const labels = scaleOver(column([], { scale: 'log' }), [1e-7, 1e-3])
    .ticks(5)
    .map(({ label }) => label);
  expect(labels).toEqual(['10⁻⁷', '10⁻⁶', '10⁻⁵', '0.0001', '0.001']);
});

test('from the axis and back is the same value', () => {
  const value = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, fc.constantFrom('linear' as const, 'log' as const), (x, scale) => {
      const axis = scaleOver(column([], { scale }), [1e-3, 1e3]);
      expect(axis.fromUnit(axis.toUnit(x)) / x).toBeCloseTo(1, scale === 'log' ? 9 : 6);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gripAt, pulledSpan, rangeInWords, rangeOf, spanOf, steppedSpan } from '#renderer/charts/brush-span.ts';
import type { BrushSpan } from '#renderer/charts/brush-span.ts';
import { parallelAxis } from '#renderer/charts/parallel-axis.ts';

const values = Float64Array.of(0, 100);
const base = { id: 'x', label: 'X', unit: '', values, choices: [], range: [0, 100] } as const;
const linear = parallelAxis({ ...base, scale: 'linear' }, new Uint8Array(2));
const choice = parallelAxis(
  { ...base, values: Float64Array.of(0, 3), scale: 'choice', choices: ['a', 'b', 'c', 'd'] },
  new Uint8Array(2),
);

test('a span inside the axis stands for its values, one that reaches an end is open there', () => {
  expect(rangeOf(linear, [0.25, 0.5])).toEqual([25, 50]);
  expect(rangeOf(linear, [0, 0.5])).toEqual([-Infinity, 50]);
  expect(rangeOf(linear, [0.5, 1])).toEqual([50, Infinity]);
  expect(rangeOf(linear, [0, 1])).toBeNull();
});

test('to values and back is the same span', () => {
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(place, place, (a, b) => {
      const span: BrushSpan = [Math.min(a, b), Math.max(a, b)];
      const range = rangeOf(linear, span);
      const back = spanOf(linear, range ?? undefined);
      expect(back[0]).toBeCloseTo(span[0], 9);
      expect(back[1]).toBeCloseTo(span[1], 9);
    }),
  );
});

test('nothing brushed covers the axis, and what lies beyond it ends there', () => {
  expect(spanOf(linear, undefined)).toEqual([0, 1]);
  expect(spanOf(linear, [-50, 25])).toEqual([0, 0.25]);
});

test('a brush over choices holds those whose middle it covers, or the one that it lies in', () => {
  expect(rangeOf(choice, [0.2, 0.7])).toEqual([1, 2]);
  expect(rangeOf(choice, [0.3, 0.35])).toEqual([1, 1]);
  expect(rangeOf(choice, [0, 0.1])).toEqual([0, 0]);
  expect(rangeOf(choice, [0.1, 0.9])).toBeNull();
  expect(spanOf(choice, [1, 2])).toEqual([0.25, 0.75]);
});

test('ranges are said in words', () => {
  expect(rangeInWords(linear, [25, 50])).toBe('25 – 50');
  expect(rangeInWords(linear, [-Infinity, 50])).toBe('≤ 50');
  expect(rangeInWords(linear, [50, Infinity])).toBe('≥ 50');
  expect(rangeInWords(choice, [1, 2])).toBe('b – c');
  expect(rangeInWords(choice, [2, 2])).toBe('c');
});

test('a step moves one edge by a twentieth or a choice, not over the other edge and not off the axis', () => {
  expect(steppedSpan(linear, [0, 1], 'low', 1)).toEqual([0.05, 1]);
  expect(steppedSpan(linear, [0, 1], 'high', -1)).toEqual([0, 0.95]);
  expect(steppedSpan(linear, [0, 1], 'high', 1)).toEqual([0, 1]);
  expect(steppedSpan(linear, [0.5, 0.55], 'low', 1)).toEqual([0.5, 0.55]);
  expect(steppedSpan(linear, [0.5, 0.55], 'high', -1)).toEqual([0.5, 0.55]);
  expect(steppedSpan(choice, [0, 1], 'low', 1)).toEqual([0.25, 1]);
});

test('as many steps back as there were forth clear the brush', () => {
  let span: BrushSpan = [0, 1];
  for (let i = 0; i < 7; i++) span = steppedSpan(linear, span, 'low', 1);
  expect(rangeOf(linear, span)).toEqual([expect.closeTo(35, 9), Infinity]);
  for (let i = 0; i < 7; i++) span = steppedSpan(linear, span, 'low', -1);
  expect(rangeOf(linear, span)).toBeNull();
});

test('a pointer takes hold of an edge, of the brush, or begins a new one', () => {
  expect(gripAt(null, 0.5, 0.02).kind).toBe('new');
  expect(gripAt([0.2, 0.6], 0.21, 0.02).kind).toBe('low');
  expect(gripAt([0.2, 0.6], 0.59, 0.02).kind).toBe('high');
  expect(gripAt([0.2, 0.6], 0.4, 0.02).kind).toBe('move');
  expect(gripAt([0.2, 0.6], 0.9, 0.02).kind).toBe('new');
});

test('what is pulled follows: a new brush both ways, an edge past the other, a brush as a whole up to the end', () => {
  expect(pulledSpan(gripAt(null, 0.5, 0.02), 0.2)).toEqual([0.2, 0.5]);
  expect(pulledSpan(gripAt(null, 0.5, 0.02), 0.75)).toEqual([0.5, 0.75]);
  expect(pulledSpan(gripAt([0.25, 0.5], 0.25, 0.02), 0.75)).toEqual([0.5, 0.75]);
  const moved = pulledSpan(gripAt([0.25, 0.5], 0.375, 0.02), 0.5);
  expect(moved).toEqual([0.375, 0.625]);
  expect(pulledSpan(gripAt([0.25, 0.5], 0.375, 0.02), 1)).toEqual([0.75, 1]);
});

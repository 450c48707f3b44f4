import { expect, test } from 'vitest';
import { pointGroupsText, spanOfGroups, spreadOffsets } from '#renderer/charts/group-points.ts';
import type { PointGroup } from '#renderer/charts/group-points.ts';

const group = (values: readonly number[], interval: PointGroup['interval'] = null): PointGroup => ({
  id: 'a',
  label: 'A',
  color: '#000000',
  mean: values.reduce((sum, value) => sum + value / values.length, 0),
  interval,
  points: values.map((value, i) => ({ key: String(i), label: '', value })),
});

test('the axis spans points and intervals, with a twentieth of air, and is not pulled to 0', () => {
  expect(spanOfGroups([group([10, 20], { low: 8, high: 22 })])).toEqual([8 - 0.7, 22 + 0.7]);
  expect(spanOfGroups([group([1, 2])])[0]).toBeGreaterThan(0);
});

test('the interval of two values does not squeeze the points', () => {
  const [low, high] = spanOfGroups([group([10, 20], { low: -48, high: 78 })]);
  expect([low, high]).toEqual([0 - 1.5, 30 + 1.5]);
});

test('equal values and no values still have a span', () => {
  const [low, high] = spanOfGroups([group([5, 5])]);
  expect([low < 5, high > 5]).toEqual([true, true]);
  expect(spanOfGroups([])).toEqual([0, 1]);
});

test('points stand apart within their row', () => {
  const offsets = spreadOffsets(8);
  expect(offsets.every((offset) => offset >= -0.5 && offset < 0.5)).toBe(true);
  const sorted = offsets.toSorted((a, b) => a - b);
  const gaps = sorted.slice(1).map((offset, i) => offset - sorted[i]!);
  expect(Math.min(...gaps)).toBeGreaterThan(1 / 24);
});

test('in words: runs, mean and interval of each group', () => {
  expect(pointGroupsText([group([1, 3], { low: 0, high: 4 }), group([5])], String)).toBe(
    'A: 2 runs, mean 2, 95 % 0 to 4; A: 1 run, mean 5',
  );
});

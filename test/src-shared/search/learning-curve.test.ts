import { averageUntil, bestUntil, stepBeforeNewest, valueFrom } from '#shared/search/learning-curve.ts';
import { expect, it } from 'vitest';
import { trialWith } from './simulated-pool.ts';

const curve = trialWith(0, [
  [2, 9],
  [4, 5],
  [4, 6],
  [6, 7],
  [9, 3],
]).reports;

it('valueFrom is the value of the first report at or after the step', () => {
  expect([0, 2, 3, 4, 5, 9, 10].map((step) => valueFrom(curve, step))).toEqual([9, 9, 6, 6, 7, 3, undefined]);
});

it('bestUntil is the smallest value so far, without the report that was repeated', () => {
  expect([1, 2, 4, 6, 9, 100].map((step) => bestUntil(curve, step))).toEqual([Infinity, 9, 6, 6, 3, 3]);
});

it('averageUntil is the mean so far, without the report that was repeated', () => {
  expect([1, 2, 4, 8, 9].map((step) => averageUntil(curve, step))).toEqual([undefined, 9, 7.5, 22 / 3, 25 / 4]);
});

it('stepBeforeNewest skips reports of the same step', () => {
  expect(stepBeforeNewest(curve)).toBe(6);
  expect(stepBeforeNewest(curve.slice(0, 3))).toBe(2);
  expect([stepBeforeNewest(curve.slice(0, 1)), stepBeforeNewest([])]).toEqual([-Infinity, -Infinity]);
});

it('counts NaN as Infinity', () => {
  const broken = trialWith(0, [
    [1, NaN],
    [2, 4],
  ]).reports;
  expect([valueFrom(broken, 1), bestUntil(broken, 1), bestUntil(broken, 2)]).toEqual([Infinity, Infinity, 4]);
  expect(averageUntil(broken, 2)).toBe(Infinity);
});

it('takes a curve without reports', () => {
  expect([valueFrom([], 0), bestUntil([], 9), averageUntil([], 9)]).toEqual([undefined, Infinity, undefined]);
});

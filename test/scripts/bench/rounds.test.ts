import { expect, test } from 'vitest';
import { median, millisecondsLeft, shuffled, stepsOfTurn } from '../../../scripts/bench/rounds.mjs';

test('the median of odd, even, single and no values', () => {
  expect(median([9, 1, 4])).toBe(4);
  expect(median([10, 1, 4, 2])).toBe(3);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('the median sorts by value, not by spelling, and leaves its argument alone', () => {
  const values = [100, 9, 20];
  expect(median(values)).toBe(20);
  expect(values).toEqual([100, 9, 20]);
});

test('a shuffle keeps every item and depends on the seed alone', () => {
  const items = ['ours', 'torch', 'keras', 'tfjs'];
  expect(shuffled(items, 3)).toEqual(shuffled(items, 3));
  for (let seed = 0; seed < 20; seed++) expect(shuffled(items, seed).toSorted()).toEqual(items.toSorted());
  expect(shuffled([], 1)).toEqual([]);
});

test('each item is first about equally often', () => {
  const firsts = Array.from({ length: 4000 }, (_, seed) => shuffled([0, 1, 2, 3], seed)[0] as number);
  const expected = 1000;
  const standardError = Math.sqrt(4000 * 0.25 * 0.75);
  for (const item of [0, 1, 2, 3]) {
    const count = firsts.filter((first) => first === item).length;
    expect(Math.abs(count - expected)).toBeLessThan(4 * standardError);
  }
});

test('a turn has as many steps as its seconds hold, and never fewer than three', () => {
  expect(stepsOfTurn(5, 2)).toBe(400);
  expect(stepsOfTurn(700, 2)).toBe(3);
  expect(stepsOfTurn(5000, 2)).toBe(3);
});

test('the time left is guessed at first and then learned from what was done', () => {
  const none = { buildsTookMs: [], turnsTookMs: [], turnSeconds: 2 };
  expect(millisecondsLeft({ ...none, buildsLeft: 2, turnsLeft: 10 })).toBe(40_000);
  const some = { buildsTookMs: [4000, 8000], turnsTookMs: [1000, 3000], turnSeconds: 5 };
  expect(millisecondsLeft({ ...some, buildsLeft: 1, turnsLeft: 2 })).toBe(10_000);
  expect(millisecondsLeft({ ...some, buildsLeft: 0, turnsLeft: 0 })).toBe(0);
});

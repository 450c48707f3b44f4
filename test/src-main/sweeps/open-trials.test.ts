import { expect, test } from 'vitest';
import { createOpenTrials } from '#main/sweeps/open-trials.ts';
import type { Pruner } from '#shared/search/trial.ts';

type Verdict = ReturnType<Pruner>;

function fixture(verdicts: Readonly<Record<number, Verdict>> = {}) {
  const ended: unknown[] = [];
  const open = createOpenTrials({
    judge: (number) => verdicts[number] ?? 'wait',
    end: (number, { outcome }) => void ended.push([number, outcome]),
  });
  const all = () => {
    const numbers = [];
    for (let next = open.next(); next !== undefined; next = open.next()) numbers.push(next);
    return numbers;
  };
  return { open, ended, all };
}

const unasked: Pruner = () => 'continue'; // the log of the fixture answers

test('trials go on in their order; one whose run crashed is first', () => {
  const { open, all } = fixture();
  open.goOnLast(1);
  open.goOnLast(2);
  open.goOnFirst(3);
  expect(all()).toEqual([3, 1, 2]);
  expect(open.next()).toBeUndefined();
});

test('those that wait are asked again: some go on, some are pruned, others wait on', () => {
  const { open, ended, all } = fixture({ 1: 'continue', 2: 'prune' });
  for (const number of [1, 2, 3]) open.wait(number);
  expect(open.next()).toBeUndefined();
  open.reconsider(unasked);
  expect(all()).toEqual([1]);
  expect(ended).toEqual([[2, 'pruned']]);
  expect(open.haveWaiting()).toBe(true);
});

test('one that has a place is no longer among them', () => {
  const { open, all } = fixture();
  open.goOnLast(1);
  open.goOnLast(2);
  open.wait(3);
  expect([open.leave(1), open.leave(3), open.leave(7)]).toEqual([true, true, false]);
  expect(all()).toEqual([2]);
  expect(open.haveWaiting()).toBe(false);
});

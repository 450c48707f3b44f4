import { expect, test } from 'vitest';
import { PairCounts } from '#main/tokenization/pair-counts.ts';

const pair = (left: number, right: number) => ({ left, right });

test('counts neighbors as often as their row is there, and forgets a row that is taken away', () => {
  const pairs = new PairCounts();
  pairs.add([1, 2, 1, 2], 3, 0);
  pairs.add([2, 1], 5, 1);
  expect([pairs.count(pair(1, 2)), pairs.count(pair(2, 1)), pairs.count(pair(1, 1))]).toEqual([6, 8, 0]);
  pairs.add([1, 2, 1, 2], -3, 0);
  expect([pairs.count(pair(1, 2)), pairs.count(pair(2, 1))]).toEqual([0, 5]);
});

test('knows in which rows a pair is, until they are taken', () => {
  const pairs = new PairCounts();
  pairs.add([1, 2], 1, 7);
  pairs.add([0, 1, 2], 1, 9);
  expect([...pairs.takeRows(pair(1, 2))]).toEqual([7, 9]);
  expect([...pairs.takeRows(pair(1, 2))]).toEqual([]);
  expect(pairs.count(pair(1, 2))).toBe(0);
});

test('negative ids have no neighbors', () => {
  const pairs = new PairCounts();
  pairs.add([1, -1, 2, 3], 1, 0);
  expect([...pairs.all()].map(({ left, right }) => [left, right])).toEqual([[2, 3]]);
});

test('ids of millions are no other pairs', () => {
  const pairs = new PairCounts();
  pairs.add([3_000_000, 5], 1, 0);
  expect([pairs.count(pair(3_000_000, 5)), pairs.count(pair(5, 3_000_000))]).toEqual([1, 0]);
});

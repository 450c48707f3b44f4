import { expect, test } from 'vitest';
import { drawnNumbers } from './drawn-numbers.ts';
import { LargestFirst } from '#main/tokenization/largest-first.ts';

function drained(queue: LargestFirst<number>): number[] {
  const taken: number[] = [];
  for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next);
  return taken;
}

test('gives all entries, the largest first', () => {
  const queue = new LargestFirst<number>((a, b) => a > b);
  const numbers = drawnNumbers(500);
  for (const number of numbers) queue.put(number);
  expect(drained(queue)).toEqual(numbers.toSorted((a, b) => b - a));
});

test('an entry that comes later takes its place', () => {
  const queue = new LargestFirst<number>((a, b) => a > b);
  [3, 1, 4].forEach((number) => queue.put(number));
  expect(queue.take()).toBe(4);
  queue.put(2);
  queue.put(5);
  expect(drained(queue)).toEqual([5, 3, 2, 1]);
  expect(queue.take()).toBeUndefined();
});

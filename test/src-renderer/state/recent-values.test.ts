import { expect, test } from 'vitest';
import { RecentValues } from '#renderer/state/recent-values.ts';

test('keeps what was used last and makes the rest again', () => {
  let made = 0;
  const make = () => ++made;
  const values = new RecentValues<number>(2);
  expect([values.get('a', make), values.get('b', make), values.get('a', make)]).toEqual([1, 2, 1]);
  expect(values.get('c', make)).toBe(3); // b was used longest ago
  expect([values.get('a', make), values.get('b', make)]).toEqual([1, 4]);
  values.clear();
  expect(values.get('a', make)).toBe(5);
});

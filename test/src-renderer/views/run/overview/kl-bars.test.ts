import { expect, test } from 'vitest';
import { klBars } from '#renderer/views/run/overview/kl-bars.ts';

test('a bar for every dimension with a value, in order or by size; silent ones are weak', () => {
  const read = (dimension: number) => [0.5, null, 0.001, 2][dimension] ?? null;
  expect(klBars(read, 4, false).map((bar) => bar.value)).toEqual([0.5, 0.001, 2]);
  expect(klBars(read, 4, true).map((bar) => bar.value)).toEqual([2, 0.5, 0.001]);
  expect(klBars(read, 4, false).map((bar) => bar.isWeak)).toEqual([false, true, false]);
  expect(klBars(() => null, 3, true)).toEqual([]);
});

import { expect, test } from 'vitest';
import { rowRange } from '#main/training-worker/split-rows.ts';

test('a range of rows ends before its end', () => {
  expect([...rowRange(2, 5)]).toEqual([2, 3, 4]);
  expect(rowRange(3, 3)).toHaveLength(0);
});

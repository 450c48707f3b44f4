import { expect, test } from 'vitest';
import { wholeNumber } from '#main/cli/commands/options.ts';

test('takes whole numbers of its range and refuses all else', () => {
  const parse = wholeNumber(1, 10);
  expect([parse('1'), parse('10')]).toEqual([1, 10]);
  for (const text of ['0', '11', '2.5', '', ' ', 'ten', '1e9']) expect(() => parse(text)).toThrow(/from 1 to 10/);
});

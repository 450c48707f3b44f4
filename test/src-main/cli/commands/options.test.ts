import { expect, test } from 'vitest';
import { risingNumbers, wholeNumber } from '#main/cli/commands/options.ts';

test('takes whole numbers of its range and refuses all else', () => {
  const parse = wholeNumber(1, 10);
  expect([parse('1'), parse('10')]).toEqual([1, 10]);
  for (const text of ['0', '11', '2.5', '', ' ', 'ten', '1e9']) expect(() => parse(text)).toThrow(/from 1 to 10/);
});

test('takes rising numbers and refuses others', () => {
  const parse = risingNumbers(2, 100);
  expect(parse('2,10, 100')).toEqual([2, 10, 100]);
  for (const text of ['10,10', '20,10']) expect(() => parse(text)).toThrow(/rising/);
  for (const text of ['1,10', '10,', '10,x']) expect(() => parse(text)).toThrow(/from 2 to 100/);
});

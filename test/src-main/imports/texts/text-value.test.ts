import { expect, test } from 'vitest';
import { textValue } from '#main/imports/texts/text-value.ts';

test.each([
  ['a', 'a'],
  [null, ''],
  [undefined, ''],
  [3.5, '3.5'],
  [10n, '10'],
  [false, 'false'],
  [
    ['a', 'b'],
    ['a', 'b'],
  ],
  [['a', 1], '["a",1]'],
  [{ a: 1 }, '{"a":1}'],
])('%o becomes %o', (value, expected) => {
  expect(textValue(value)).toEqual(expected);
});

import { packTexts, packedText } from '#shared/contract/packed-texts.ts';
import { expect, test } from 'vitest';

test('texts come out as they went in: empty ones, ones with line breaks, ones of several planes', () => {
  const texts = ['one', '', 'two\nlines', '😀 \ud800 é', ''];
  const packed = packTexts(texts);
  expect(Array.from(packed.ends)).toEqual([3, 3, 12, 18, 18]);
  expect(texts.map((_, i) => packedText(packed, i))).toEqual(texts);
});

test('a number that is none of a text is named', () => {
  expect(() => packedText(packTexts(['a']), 1)).toThrow('1 is asked for, there are 1');
  expect(() => packedText(packTexts([]), 0)).toThrow('there are 0');
});

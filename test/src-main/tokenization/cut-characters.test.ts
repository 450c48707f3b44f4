import { expect, test } from 'vitest';
import { characterCutter } from '#main/tokenization/cut-characters.ts';

const cut = characterCutter('en');

test.each([
  ['Ab, c', ['A', 'b', ',', ' ', 'c']],
  ['床前明月光', ['床', '前', '明', '月', '光']],
  ['e\u0301a', ['e\u0301', 'a']],
  ['👩‍👩‍👧👍🏽!', ['👩‍👩‍👧', '👍🏽', '!']],
  ['हिन्दी', ['हि', 'न्दी']],
  ['한\u1112\u1161\u11ab', ['한', '\u1112\u1161\u11ab']],
  ['', []],
])('%s', (text, characters) => {
  expect(cut(text)).toEqual(characters);
});

test('the quick way is that of the segmenter for every character that it takes, whatever stands beside it', () => {
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  const ranges = [
    [0x20, 0x2ff],
    [0x370, 0x52f],
    [0x2010, 0x205e],
    [0x3000, 0x30ff],
    [0x3400, 0x3480],
    [0x4e00, 0x4e80],
    [0xac00, 0xac80],
    [0xd780, 0xd7a3],
    [0xff01, 0xffa0],
  ] as const;
  const wrong = ranges.flatMap(([first, last]) => {
    const codes = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return codes.filter((code) => {
      const text = `a${String.fromCharCode(code)}中`;
      const expected = Array.from(segmenter.segment(text), ({ segment }) => segment);
      return cut(text).join('|') !== expected.join('|');
    });
  });
  expect(wrong).toEqual([]);
});

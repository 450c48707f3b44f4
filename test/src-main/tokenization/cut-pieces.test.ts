import { expect, test } from 'vitest';
import { cutPieces, withoutFirstBlank } from '#main/tokenization/cut-pieces.ts';

test.each([
  ["don't stop, please.", [" don't", ' stop', ',', ' please', '.']],
  ['a - b --c', [' a', ' -', ' b', ' --', 'c']],
  ['明月光，疑是 地上霜', ['明月光', '，', '疑是', ' 地上霜']],
  ['', []],
])('%s', (text, pieces) => {
  expect(cutPieces(text)).toEqual(pieces);
  expect(withoutFirstBlank(pieces.join(''))).toBe(text);
});

test('a first word is the same piece as inside', () => {
  const [first, second] = cutPieces('so so');
  expect(first).toBe(second);
});

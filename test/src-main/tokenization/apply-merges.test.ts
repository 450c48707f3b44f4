import { expect, test } from 'vitest';
import { subwordCutter } from '#main/tokenization/apply-merges.ts';

test('joins first what was learned first', () => {
  const cut = subwordCutter([
    ['b', 'c'],
    ['a', 'b'],
    ['a', 'bc'],
  ]);
  expect(['abc', 'abab', 'bcbcx', ''].map((piece) => cut(piece).join('|'))).toEqual(['abc', 'ab|ab', 'bc|bc|x', '']);
});

test('without merges cuts into characters, however they are written', () => {
  expect(subwordCutter([])('a𠮷b')).toEqual(['a', '𠮷', 'b']);
});

test('a piece that was cut before is cut in the same way', () => {
  const cut = subwordCutter([['a', 'a']]);
  expect([cut('aaa'), cut('aaa')]).toEqual([
    ['aa', 'a'],
    ['aa', 'a'],
  ]);
});

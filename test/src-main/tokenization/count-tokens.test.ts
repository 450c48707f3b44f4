import { expect, test } from 'vitest';
import { addTokens, byFrequency, countTokens } from '#main/tokenization/count-tokens.ts';

test('counts in the order of first appearance', () => {
  const counts = countTokens(['b a', 'a c a'], (text) => text.split(' '));
  expect([...counts]).toEqual([
    ['b', 1],
    ['a', 3],
    ['c', 1],
  ]);
  addTokens(counts, ['c', 'd']);
  expect([counts.get('c'), counts.get('d')]).toEqual([2, 1]);
});

test('the most frequent comes first, and of equals the one that appeared first', () => {
  const ranked = byFrequency(new Map(Object.entries({ z: 1, y: 2, x: 1, w: 2 })));
  expect(ranked.map(([token]) => token).join('')).toBe('ywzx');
});

test('names of properties are tokens as any other', () => {
  expect([...countTokens(['constructor'], (text) => [text, '__proto__'])]).toEqual([
    ['constructor', 1],
    ['__proto__', 1],
  ]);
});

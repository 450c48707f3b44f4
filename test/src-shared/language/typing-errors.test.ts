import { expect, test } from 'vitest';
import { typingNats } from '#shared/language/typing-errors.ts';

test('a word that is typed right costs what its being right costs', () => {
  expect(typingNats(5, 0, { rate: 0.1, letterCount: 26 })).toBeCloseTo(-Math.log(0.9), 12);
});

test('an edit costs the rate and the choice among all edits of the word', () => {
  // "ab" over a, b: 2 deletions, 1 exchange, 2 substitutions, 6 insertions
  expect(typingNats(2, 1, { rate: 0.1, letterCount: 2 })).toBeCloseTo(-Math.log((0.9 * 0.1) / 11), 12);
  expect(typingNats(2, 2, { rate: 0.1, letterCount: 2 })).toBeCloseTo(-Math.log((0.9 * 0.1 * 0.1) / 121), 12);
});

test('throws on a rate of 0 or 1', () => {
  expect(() => typingNats(2, 1, { rate: 0, letterCount: 2 })).toThrow('rate is 0');
  expect(() => typingNats(2, 1, { rate: 1, letterCount: 2 })).toThrow('rate is 1');
});

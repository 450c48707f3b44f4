import { expect, test } from 'vitest';
import { buildVocabulary, vocabularyOf } from '#main/tokenization/build-vocabulary.ts';
import { reservedNames } from '#main/tokenization/vocabulary.ts';

const choices = { tokenization: 'words', letterCase: 'lower', language: 'en', vocabularySize: 3 } as const;
const texts = ['The cat.', 'the dog.', 'A dog!'];

test('keeps the most frequent words, as many as asked for besides the reserved ones', () => {
  expect(buildVocabulary(texts, choices)).toEqual({
    formatVersion: 1,
    tokenization: 'words',
    letterCase: 'lower',
    language: 'en',
    tokens: [...reservedNames, 'the', '.', 'dog'],
    merges: [],
  });
});

test('is as small as the texts are', () => {
  const { tokens } = buildVocabulary(texts, { ...choices, letterCase: 'kept', vocabularySize: 100 });
  expect(tokens.slice(4)).toEqual(['.', 'dog', 'The', 'cat', 'the', 'A', '!']);
  expect(buildVocabulary([], choices).tokens).toEqual(reservedNames);
});

test('of characters has each as often as it is there', () => {
  const { tokens } = buildVocabulary(['aab', 'b a 👍🏽'], { ...choices, tokenization: 'characters', vocabularySize: 4 });
  expect(tokens.slice(4)).toEqual(['a', 'b', ' ', '👍🏽']);
});

test('of subwords has merges, and what they join', () => {
  const { tokens, merges } = buildVocabulary(['low low', 'low'], {
    ...choices,
    tokenization: 'subwords',
    vocabularySize: 6,
  });
  expect(merges).toEqual([
    [' ', 'l'],
    ['o', 'w'],
  ]);
  expect(tokens.slice(4)).toEqual([' ', 'l', 'o', 'w', ' l', 'ow']);
});

test('is the same from counts', () => {
  const counts = new Map(Object.entries({ b: 1, a: 2, c: 2 }));
  expect(vocabularyOf(counts, choices).tokens.slice(4)).toEqual(['a', 'c', 'b']);
});

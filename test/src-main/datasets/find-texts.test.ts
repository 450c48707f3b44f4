import { expect, test } from 'vitest';
import { findTexts } from '#main/datasets/find-texts.ts';

const texts = ['Cats sleep.', 'A catalog.', 'No dogs.', 'The CAT'];

test('gives the places of texts in which the query stands, each once, rising', () => {
  expect(findTexts(texts, { query: 'cat', match: 'substring' })).toEqual(Int32Array.of(0, 1, 3));
  expect(findTexts(texts, { query: 'cat', match: 'word' })).toEqual(Int32Array.of(3));
  expect(findTexts(['cat cat cat'], { query: 'cat', match: 'word' })).toEqual(Int32Array.of(0));
});

test('no text, and no text with it, is none', () => {
  expect(findTexts([], { query: 'cat', match: 'word' })).toEqual(new Int32Array(0));
  expect(findTexts(texts, { query: 'bird', match: 'substring' })).toEqual(new Int32Array(0));
});

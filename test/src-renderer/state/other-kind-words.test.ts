import { expect, test } from 'vitest';
import { otherKindWords } from '#renderer/state/other-kind-words.ts';
import { exampleCorpus, exampleImages } from './data-examples.ts';

test('says which data brought which values', () => {
  const words = 'MNIST holds images: all values are now those of the preset “Quick look”.';
  expect(otherKindWords(exampleImages(), { title: 'Quick look' })).toBe(words);
  expect(otherKindWords(exampleCorpus, { title: 'Short' })).toContain('tatoeba-english holds texts');
});

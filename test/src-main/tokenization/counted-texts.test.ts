import { expect, test } from 'vitest';
import { countTexts, lengthsOf } from '#main/tokenization/counted-texts.ts';

const cutting = { tokenization: 'words', letterCase: 'lower', language: 'en' } as const;

test('counts training and held-out texts apart, and keeps who has what', async () => {
  const texts = await countTexts(['A b a', '', 'c a'], ['a d'], cutting);
  expect([...texts.counts]).toEqual([
    ['a', 3],
    ['b', 1],
    ['c', 1],
  ]);
  expect([texts.places, texts.ends]).toEqual([Int32Array.of(0, 1, 0, 2, 0), Int32Array.of(3, 3, 5)]);
  expect([...texts.heldOutCounts]).toEqual([
    ['a', 1],
    ['d', 1],
  ]);
});

test('a text is as long as its tokens together', async () => {
  const texts = await countTexts(['A b a', '', 'c a'], [], cutting);
  expect(lengthsOf(texts, [1, 1, 1])).toEqual(Int32Array.of(3, 0, 2));
  expect(lengthsOf(texts, [10, 2, 5])).toEqual(Int32Array.of(22, 0, 15));
});

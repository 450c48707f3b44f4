import { expect, test } from 'vitest';
import { textSplit, textTokens } from '#main/training-worker/texts/text-split.ts';

/** Each letter is a token from 4 on; "?" is unknown. */
const encode = (text: string) => Int32Array.from(text, (letter) => (letter === '?' ? 3 : letter.charCodeAt(0) - 93));
const texts = ['ab', 'abcdef', '', 'a?c', 'zz'];
const labels = Uint8Array.of(0, 1, 2, 3, 4);
const split = (places: readonly number[], longest = 3) =>
  textSplit({ texts, labels, places: Int32Array.from(places) }, encode, longest);

test('every text gets one end mark and keeps its place, its label and its words', () => {
  const found = split([0, 3, 4]);
  expect([...found.tokens]).toEqual([4, 5, 2, 4, 3, 6, 2, 29, 29, 2]);
  expect([...found.lengths]).toEqual([3, 4, 3]);
  expect([[...found.places], [...found.labels!], found.texts]).toEqual([
    [0, 3, 4],
    [0, 3, 4],
    ['ab', 'a?c', 'zz'],
  ]);
  expect([...textTokens(found, 1)]).toEqual([4, 3, 6, 2]);
});

test('a text with more tokens than allowed is left out and counted; one that has just as many stays', () => {
  expect(split([0, 1, 3])).toMatchObject({ count: 2, leftOut: 1, places: Int32Array.of(0, 3) });
  expect(split([0, 1, 3], 6)).toMatchObject({ count: 3, leftOut: 0 });
});

test('the unknown share is one of tokens without end marks', () => {
  expect(split([0, 3]).unknownShare).toBeCloseTo(1 / 5, 12);
  expect(split([2]).unknownShare).toBeNaN();
});

test('a text without words is its end mark, and where there are no labels there are none', () => {
  expect([...split([2]).tokens]).toEqual([2]);
  expect(textSplit({ texts, labels: null, places: Int32Array.of(0) }, encode, 3).labels).toBeNull();
});

import { expect, test } from 'vitest';
import { nearWords } from '#shared/language/near-words.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { damerauDistance } from '#test/oracles/edit-distance.ts';

test('finds the word itself, then those one edit away, then two, in the order of the list', () => {
  const find = nearWords(['mean', 'main', 'man', 'men', 'meaning', 'eman'], 2);
  // "maen": exchanged it is mean; without e man, without a men; main has another letter; eman is exchanged too
  expect(find('maen')).toEqual([
    { place: 0, distance: 1 },
    { place: 1, distance: 1 },
    { place: 2, distance: 1 },
    { place: 3, distance: 1 },
    { place: 5, distance: 2 },
  ]);
  expect(find('mean')[0]).toEqual({ place: 0, distance: 0 });
});

test('finds what comparing with every word finds', () => {
  const { below } = randomStream([8, 0], 'words');
  const word = () => Array.from({ length: 1 + below(7) }, () => 'abcd'[below(4)]!).join('');
  const words = [...new Set(Array.from({ length: 120 }, word))];
  const find = nearWords(words, 2);
  for (let round = 0; round < 60; round++) {
    const typed = word();
    const expected = words.flatMap((one, place) => {
      const distance = damerauDistance(typed, one);
      return distance <= 2 ? [{ place, distance }] : [];
    });
    expect(find(typed)).toEqual(expected.sort((a, b) => a.distance - b.distance || a.place - b.place));
  }
});

test('finds nothing in no words, and short words of an empty one', () => {
  expect(nearWords([], 2)('word')).toEqual([]);
  expect(nearWords(['a', 'to', 'the'], 2)('')).toEqual([
    { place: 0, distance: 1 },
    { place: 1, distance: 2 },
  ]);
});

import { expect, test } from 'vitest';
import { oracleSentences, takenSentences } from '#main/training-worker/text-work/summary/taken-sentences.ts';
import type { SentenceGroup } from '#main/training-worker/text-work/summary/sentence-group.ts';

const sentences = ['the room was clean', 'the staff was kind', 'clean room', 'nice clean room', 'nothing here'];
const group: SentenceGroup = {
  sentences,
  words: sentences.map((sentence) => sentence.split(' ')),
  textOf: [0, 0, 1, 1, 2],
  textWords: [],
  codes: Float32Array.of(1, 0, 0, 1, 1, 0.1, 2, 0.1, -1, 0),
  textCodes: new Float32Array(0),
  cutCount: 0,
  label: null,
};

test('every method takes so many sentences in its own way', () => {
  const taken = new Map(takenSentences(group, 2, { count: 3, seed: 1 }));
  expect([...taken.keys()]).toEqual(['lead', 'random', 'tf-idf', 'central', 'centroid', 'mmr']);
  expect(taken.get('lead')).toEqual([0, 2, 4]); // the first of each text
  // codes point to (3, 1.2): cosines .928, .371, .961, .946, −.928
  expect(taken.get('centroid')).toEqual([2, 3, 0]);
  // after 2: row 0 has .7 · .928 − .3 · .995, row 1 .7 · .371 − .3 · .0995, row 3 .7 · .946 − .3 · .9988
  expect(taken.get('mmr')!.slice(0, 2)).toEqual([2, 3]);
  for (const places of taken.values()) expect(new Set(places).size).toBe(3);
  expect(taken.get('tf-idf')).not.toContain(4);
  expect(taken.get('central')).not.toContain(4);
});

test('the lead goes on with second sentences where there are no more first ones', () => {
  const [lead] = takenSentences(group, 2, { count: 5, seed: 1 });
  expect(lead).toEqual(['lead', [0, 2, 4, 1, 3]]);
});

test('the oracle takes what brings it nearest to the references, and ends where nothing does', () => {
  const references = [['clean', 'room', 'kind', 'staff']];
  // alone: .5, .5, .667, .571, 0; after "clean room" the staff: 4 of 6 and 4 words
  expect(oracleSentences(group, references, 3)).toEqual([2, 1]);
  expect(oracleSentences(group, references, 1)).toEqual([2]);
  expect(oracleSentences(group, [['other']], 2)).toEqual([]);
});

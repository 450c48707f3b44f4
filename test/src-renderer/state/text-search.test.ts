import { expect, test } from 'vitest';
import {
  duplicatesRequest,
  duplicatesWords,
  markedParts,
  neighborsRequest,
  withoutItself,
} from '#renderer/state/text-search.ts';

const chosen = { split: 'train' as const, place: 7, text: 'a', label: null };

test('asks for one neighbor more than is shown, since a training text is its own', () => {
  const near = Array.from({ length: 11 }, (_, i) => ({ text: `${i}`, place: i + 5, distance: i }));
  expect(neighborsRequest(chosen).count).toBe(11);
  const answer = { kind: 'neighbors' as const, byCode: near, byWords: near.slice(3) };
  const places = (split: 'train' | 'test') => {
    const { byCode, byWords } = withoutItself(answer, { ...chosen, split });
    return [byCode.map(({ place }) => place), byWords.map(({ place }) => place)];
  };
  expect(places('train')).toEqual([
    [5, 6, 8, 9, 10, 11, 12, 13, 14, 15],
    [8, 9, 10, 11, 12, 13, 14, 15],
  ]);
  // place 7 of the test split is another text
  expect(places('test')[0]).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
});

test('near-duplicates are asked for from a threshold that can be read', () => {
  expect(duplicatesRequest(' 0.75 ')).toEqual({ kind: 'duplicates', threshold: 0.75, groups: 200 });
  for (const text of ['', '0', '1.1', 'many']) expect(duplicatesRequest(text)).toBeNull();
});

test('says how many near-duplicates there are, beside the texts that are the same', () => {
  const answer = {
    ...{ kind: 'duplicates' as const, trainingTexts: 19_022, groupCount: 8, duplicateTexts: 16, equalTexts: 4 },
    groups: [],
  };
  const same = 'The baseline, texts of the very same tokens, finds 4.';
  expect(duplicatesWords(answer)).toBe(`16 of 19,022 training texts are in 8 groups. ${same}`);
  expect(duplicatesWords({ ...answer, groupCount: 1, duplicateTexts: 5 })).toBe(
    `5 of 19,022 training texts are in one group. ${same}`,
  );
  expect(duplicatesWords({ ...answer, groupCount: 0, duplicateTexts: 0, equalTexts: 0 })).toBe(
    'None of the 19,022 training texts has a near-duplicate.',
  );
});

test('cuts a text where the query stands; joined it is the text again', () => {
  const parts = markedParts('The theme', { query: 'the', match: 'substring' });
  expect(parts).toEqual(['', 'The', ' ', 'the', 'me']);
  expect(parts.join('')).toBe('The theme');
  expect(markedParts('The theme', { query: 'theme', match: 'word' })).toEqual(['The ', 'theme', '']);
  expect(markedParts('The theme', { query: '', match: 'word' })).toEqual(['The theme']);
});

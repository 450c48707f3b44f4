import { numberArray } from '#shared/contract/number-array.ts';
import { packTexts } from '#shared/contract/packed-texts.ts';
import {
  colorings,
  filteredTexts,
  labelShares,
  listedTexts,
  mapContent,
  mapForm,
  mapRows,
  placeSteps,
  pointClasses,
  readMapForm,
  searchable,
} from '#renderer/state/text-map.ts';
import { exampleMap } from '#test/helpers/example-map.ts';
import { expect, test } from 'vitest';

const content = mapContent(exampleMap({ texts: packTexts(['He is here.', 'Où est-il?', 'It RAINS here.']) }));
const nothing = { query: '', cluster: null, isInBox: null };
const found = (filter: Partial<typeof nothing> & { isInBox?: (index: number) => boolean }) => {
  const indices = filteredTexts(content, { ...nothing, ...filter });
  return indices && Array.from(indices);
};

test('the form asks for a map, and for none while a number is wrong', () => {
  expect(readMapForm(mapForm)).toEqual({ kind: 'map', clusters: 10, seed: 1 });
  expect(readMapForm({ ...mapForm, clusters: '1' })).toBeNull();
  expect(readMapForm({ ...mapForm, seed: 'x' })).toBeNull();
});

test('labels are offered as colors only where there are some', () => {
  expect(colorings(exampleMap())).toEqual(['label', 'cluster', 'place']);
  expect(colorings(exampleMap({ labels: null }))).toEqual(['cluster', 'place']);
});

test('texts are found by a part of them, whatever case and accents', () => {
  expect(searchable('Ça ÉTAIT')).toBe('ca etait');
  expect(found({ query: ' HERE' })).toEqual([0, 2]);
  expect(found({ query: 'ou est' })).toEqual([1]);
  expect(found({ query: 'nowhere' })).toEqual([]);
});

test('what is asked for together must all hold; what asks for nothing gives null', () => {
  expect(found({})).toBeNull();
  expect(found({ query: '  ' })).toBeNull();
  expect(filteredTexts(content, { ...nothing, cluster: 0 })).toEqual(Int32Array.of(0, 2));
  expect(filteredTexts(content, { query: 'here', cluster: 0, isInBox: (index) => index > 0 })).toEqual(
    Int32Array.of(2),
  );
});

test('texts of hidden labels are not listed', () => {
  expect(listedTexts(content, null, new Set())).toEqual(Int32Array.of(0, 1, 2));
  expect(listedTexts(content, null, new Set([0]))).toEqual(Int32Array.of(1));
  expect(listedTexts(content, Int32Array.of(1, 2), new Set([1]))).toEqual(Int32Array.of(2));
  const unlabeled = mapContent(exampleMap({ labels: null }));
  expect(listedTexts(unlabeled, Int32Array.of(1), new Set([0, 1]))).toEqual(Int32Array.of(1));
});

test('points are colored by cluster, by label, or by their place in their own split', () => {
  expect(Array.from(pointClasses(content, 'cluster'))).toEqual([0, 1, 0]);
  expect(Array.from(pointClasses(content, 'label'))).toEqual([0, 1, 0]);
  // places 0 and 2 of 3 training texts, 1 of 2 test texts
  expect(Array.from(pointClasses(content, 'place'))).toEqual([0, Math.floor((2 * placeSteps) / 3), placeSteps / 2]);
});

test('a cluster has the labels of its texts, the most frequent first', () => {
  const cluster = { size: 4, words: [], coherence: null, labelCounts: [1, 0, 3] };
  expect(labelShares(cluster, ['a', 'b', 'c'])).toEqual([
    { name: 'c', share: 0.75 },
    { name: 'a', share: 0.25 },
  ]);
});

test('texts go into a file with their place, cluster and label', () => {
  expect(mapRows(content, [2])).toEqual([
    { split: 'test', place: 1, x: 1, y: 1, cluster: 1, label: 'statement', text: 'It RAINS here.' },
  ]);
  const unlabeled = mapContent(
    exampleMap({ labels: null, points: numberArray('float32', [3, 2], new Float32Array(6)) }),
  );
  expect(mapRows(unlabeled, [0])).toMatchObject([{ split: 'train', label: null, x: 0 }]);
});

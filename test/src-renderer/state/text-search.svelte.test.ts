import { expect, test } from 'vitest';
import type { TextManifest } from '#shared/contract/dataset.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { TextLab } from '#renderer/state/text-lab.svelte.ts';
import { TextSearch } from '#renderer/state/text-search.svelte.ts';

const hash = 'a'.repeat(64);
const split = (count: number) => ({ count, classCounts: [], characters: 0 });
const dataset: TextManifest = {
  ...{ formatVersion: 1, kind: 'texts', hash, name: 'T', classes: [], source: '', importedAt: '' },
  ...{ language: 'en', leftOut: { empty: 0, duplicates: 0 }, splits: { train: split(100), test: split(10) } },
};
const places = (...data: readonly number[]) => numberArray('int32', [data.length], Int32Array.from(data));

function opened(find: (query: string) => NumberArray<'int32'> | Promise<NumberArray<'int32'>> = () => places(4, 9)) {
  const near = [4, 5].map((place) => ({ text: `train ${place}`, place, distance: place }));
  const bridge = new FakeBridge({
    'datasets:find-texts': ({ query }) => find(query),
    'datasets:texts': ({ split: of, indices }) => ({ texts: indices.map((place) => `${of} ${place}`), labels: null }),
    'texts:work': ({ request }) =>
      request.kind === 'neighbors'
        ? { kind: 'neighbors', byCode: near, byWords: near }
        : { kind: 'duplicates', trainingTexts: 100, groupCount: 0, duplicateTexts: 0, equalTexts: 0, groups: [] },
  });
  const search = new TextSearch(new TextLab(bridge.call.bind(bridge), 'run00001'));
  return { bridge, search, ask: createAsk(bridge, new Notices()) };
}

test('without a query there are all texts of the split, and nothing is asked but the first of them', async () => {
  const { bridge, search, ask } = opened();
  await search.find(ask, dataset);
  expect([search.found?.count, search.found?.at(99)?.text]).toEqual([100, 'train 99']);
  await search.find(ask, dataset, { split: 'test' });
  expect([search.found?.count, search.found?.at(0)?.text]).toEqual([10, 'test 0']);
  expect(bridge.asked.map(({ name }) => name)).toEqual(['datasets:texts', 'datasets:texts']);
});

test('what is found can be seen when it takes the place of what was found before', async () => {
  const { search, ask } = opened();
  await search.find(ask, dataset, { query: 'x', match: 'word' });
  expect([search.found?.count, search.found?.at(1)]).toEqual([2, { place: 9, text: 'train 9', label: null }]);
});

test('an answer that comes late is dropped', async () => {
  let answerLate: (found: NumberArray<'int32'>) => void = () => undefined;
  const late = new Promise<NumberArray<'int32'>>((resolve) => (answerLate = resolve));
  const { search, ask } = opened((query) => (query === 'a' ? late : places(1)));
  const first = search.find(ask, dataset, { query: 'a' });
  await search.find(ask, dataset, { query: 'ab' });
  answerLate(places(1, 2, 3));
  await first;
  expect([search.asked.query, search.found?.count]).toEqual(['ab', 1]);
});

test('texts of both splits are picked, and read in the order of the dataset', async () => {
  const { search, ask } = opened();
  await search.find(ask, dataset, { query: 'x' });
  search.pickFound();
  search.toggle(2);
  search.toggle(9);
  await search.find(ask, dataset, { split: 'test', query: '' });
  search.toggle(7);
  expect(search.pickedCount).toBe(3);
  expect(await search.readPicked(ask, hash)).toEqual([
    { text: 'train 2', label: null, split: 'train', place: 2 },
    { text: 'train 4', label: null, split: 'train', place: 4 },
    { text: 'test 7', label: null, split: 'test', place: 7 },
  ]);
  search.pickNone();
  expect([search.pickedCount, await search.readPicked(ask, hash)]).toEqual([0, []]);
});

test('the neighbors of a text are those of the text that was chosen last, without the text itself', async () => {
  const { search } = opened();
  await search.choose({ split: 'train', place: 4, text: 'train 4', label: null });
  expect(search.neighbors?.byCode.map(({ place }) => place)).toEqual([5]);
  const other = search.choose({ split: 'test', place: 4, text: 'test 4', label: null });
  expect(search.neighbors).toBeNull();
  await other;
  expect(search.neighbors?.byWords.map(({ place }) => place)).toEqual([4, 5]);
});

test('near-duplicates wait for a threshold', async () => {
  const { bridge, search } = opened();
  search.threshold = '';
  await search.findDuplicates();
  expect([bridge.asked, search.duplicates]).toEqual([[], null]);
  search.threshold = '0.5';
  await search.findDuplicates();
  expect(search.duplicates?.trainingTexts).toBe(100);
});

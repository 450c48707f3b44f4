import { expect, test } from 'vitest';
import type { OpenTexts } from '#main/datasets/dataset-files.ts';
import type { ReadingServices } from '#main/cli/services.ts';
import { aDataset, fakeCli } from '../fake-services.ts';

const texts = { train: ['A cat.', 'Catalog', 'No dog.', 'The CAT!'], test: ['cat'] };
const labels = { train: Uint8Array.of(0, 1, 0, 1), test: Uint8Array.of(1) };

function reading(): Partial<ReadingServices> {
  const manifest = { ...aDataset, kind: 'texts', classes: ['good', 'bad'] };
  return {
    datasets: { list: () => [manifest as unknown as typeof aDataset] }, // only its name, hash, kind and classes are read
    texts: () =>
      Promise.resolve({
        manifest,
        texts: (split: 'train' | 'test') => texts[split],
        labels: (split: 'train' | 'test') => labels[split],
      } as unknown as OpenTexts), // as above
  };
}

test('prints the first texts that have the query, and how many there are', async () => {
  const { out } = await fakeCli(['text', 'find', aDataset.name, 'cat', '--count', '2'], { reading: reading() });
  expect(out).toEqual(['A cat.', 'Catalog', '', '3 train texts have it.']);
});

test('as JSON all of them with their places and classes, whole words alone if asked for', async () => {
  const { json } = await fakeCli(['text', 'find', aDataset.name, 'cat', '--word', '--count', '1', '--json'], {
    reading: reading(),
  });
  expect(json).toEqual([{ places: [0, 3], texts: ['A cat.', 'The CAT!'], labels: ['good', 'bad'] }]);
});

test('the test split is another place to look', async () => {
  const { out } = await fakeCli(['text', 'find', aDataset.name, 'dog', '--split', 'test'], { reading: reading() });
  expect(out).toEqual(['', '0 test texts have it.']);
});

test('a dataset of images has no texts', async () => {
  const { code } = await fakeCli(['text', 'find', aDataset.name, 'cat'], {
    reading: { ...reading(), datasets: { list: () => [aDataset] } },
  });
  expect(code).not.toBe(0);
});

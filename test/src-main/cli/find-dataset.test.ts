import { expect, test } from 'vitest';
import { findDataset } from '#main/cli/find-dataset.ts';
import { aDataset, fakeWriting } from './fake-services.ts';

const { services } = fakeWriting();

test('finds a dataset by name or hash, and MNIST always', async () => {
  for (const name of ['MNIST', aDataset.hash, 'mnist']) expect(await findDataset(name, services)).toBe(aDataset);
});

test('names those that are there when the one asked for is not', async () => {
  await expect(findDataset('faces', services)).rejects.toThrow(
    'There is no dataset "faces" in the workspace (there: MNIST)',
  );
});

test('a corpus that ships is imported when it is not there yet', async () => {
  const asked: unknown[] = [];
  const datasets = {
    ...services.datasets,
    import: (source: unknown) => {
      asked.push(source);
      return Promise.resolve(aDataset);
    },
  };
  expect(await findDataset('pros-cons', { datasets })).toBe(aDataset);
  expect(asked).toEqual([{ kind: 'corpus', name: 'pros-cons' }]);
  const there = { ...aDataset, name: 'pros-cons' };
  expect(await findDataset('pros-cons', { datasets: { ...datasets, list: () => [there] } })).toBe(there);
  expect(asked).toHaveLength(1);
});

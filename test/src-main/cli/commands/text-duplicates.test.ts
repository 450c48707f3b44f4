import { expect, test } from 'vitest';
import type { DuplicatesAnswer } from '#shared/contract/text-mining.ts';
import { duplicatesWords } from '#main/cli/commands/text-duplicates.ts';
import type { ReadingServices } from '#main/cli/services.ts';
import { aDataset, fakeCli } from '../fake-services.ts';
import { answering } from './text-answers.ts';

const answer: DuplicatesAnswer = {
  kind: 'duplicates',
  trainingTexts: 10,
  groupCount: 2,
  duplicateTexts: 5,
  equalTexts: 2,
  groups: [
    [
      { text: 'Go!', place: 1 },
      { text: 'go!', place: 4 },
    ],
  ],
};

const noDatasets = { list: () => [] };

test('asks for groups from a threshold on, and lists their texts', async () => {
  const { reading, asked } = answering(answer);
  const { json } = await fakeCli(['text', 'duplicates', 'last', '--threshold', '0.6', '--json'], {
    reading: { ...reading, datasets: noDatasets },
  });
  expect(asked).toEqual([{ kind: 'duplicates', threshold: 0.6, groups: 10 }]);
  expect(json).toEqual([answer]);
  expect(duplicatesWords(answer)).toEqual([
    '5 of 10 training texts are in 2 groups of near-duplicates; 2 have all their tokens in common with another.',
    '',
    'Go!',
    'go!',
  ]);
});

test('a threshold above 1 is refused', async () => {
  const { reading, asked } = answering(answer);
  const { code } = await fakeCli(['text', 'duplicates', 'last', '--threshold', '1.5'], { reading });
  expect(code).not.toBe(0);
  expect(asked).toEqual([]);
});

/** Services with a dataset of texts, and what was asked of it. */
function withDataset(shares: readonly number[]) {
  const asked: unknown[] = [];
  const { shape: _, ...others } = aDataset.kind === 'images' ? aDataset : { ...aDataset, shape: null };
  const texts = { ...others, kind: 'texts', language: 'en', leftOut: { empty: 0, duplicates: 0 } };
  const reading: Partial<ReadingServices> = {
    datasets: { list: () => [texts as unknown as typeof aDataset] }, // only its name, hash and kind are read
    duplicates: (hash, request, progress) => {
      asked.push([hash, request, ...shares.map(progress)]);
      return Promise.resolve(answer);
    },
  };
  return { reading, asked };
}

test('a dataset needs no run: it is asked by its name or its hash', async () => {
  const { reading, asked } = withDataset([0, 0.5]);
  const named = await fakeCli(['text', 'duplicates', 'MNIST', '--json'], { reading });
  await fakeCli(['text', 'duplicates', aDataset.hash, '--groups', '3'], { reading });
  expect(named.json).toEqual([answer]);
  expect(named.statuses).toEqual(['comparing the training texts  0 %', 'comparing the training texts  50 %', '']);
  expect(asked).toEqual([
    [aDataset.hash, { threshold: 0.8, groups: 10 }, true, true],
    [aDataset.hash, { threshold: 0.8, groups: 3 }, true, true],
  ]);
});

test('after Ctrl+C the rest is not wanted any more; a dataset of images is refused', async () => {
  const { reading, asked } = withDataset([0]);
  await fakeCli(['text', 'duplicates', 'MNIST'], { reading, interrupt: (listener) => listener() });
  expect(asked).toEqual([[aDataset.hash, { threshold: 0.8, groups: 10 }, false]]);
  const images = { datasets: { list: () => [aDataset] } };
  const { code, err } = await fakeCli(['text', 'duplicates', 'MNIST'], { reading: images });
  expect(code).not.toBe(0);
  expect(err.join(' ')).toMatch(/images/);
});

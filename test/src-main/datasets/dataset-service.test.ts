import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { EventName, EventPayloads } from '#shared/contract/events.ts';
import { createDatasetService } from '#main/datasets/dataset-service.ts';
import { mnistHash } from '#main/imports/mnist.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function serviceFixture(directory = temporaryDirectory()) {
  const workspace = openWorkspace(directory, { access: 'write', holder: 'test' });
  onTestFinished(() => workspace.close());
  const events: { name: EventName; payload: unknown }[] = [];
  const publish = <N extends EventName>(name: N, payload: EventPayloads[N]) => void events.push({ name, payload });
  return { directory, workspace, events, datasets: createDatasetService({ workspace, publish }) };
}

/** IDX files of images (count, 2, 2) with labels 0, 1, 0, 1 … */
function idxFolder(value = 7): string {
  const directory = temporaryDirectory();
  for (const [prefix, count] of [
    ['train', 4],
    ['t10k', 2],
  ] as const) {
    const images = [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 2, 0, 0, 0, 2, ...new Array<number>(count * 4).fill(value)];
    const labels = [0, 0, 8, 1, 0, 0, 0, count, ...Array.from({ length: count }, (_, index) => index % 2)];
    writeFileSync(join(directory, `${prefix}-images-idx3-ubyte`), Uint8Array.from(images));
    writeFileSync(join(directory, `${prefix}-labels-idx1-ubyte`), Uint8Array.from(labels));
  }
  return directory;
}

describe('import', () => {
  test('adds a dataset, tells how far it is and that the list changed', async () => {
    const { datasets, events } = serviceFixture();
    const manifest = await datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    expect(manifest).toMatchObject({ name: 'Sevens', shape: [2, 2, 1], classes: ['0', '1'] });
    expect(datasets.list()).toEqual([manifest]);
    const progress = 'datasets:import-progress'; // the last one says that it is over
    expect(events.map((event) => event.name)).toEqual([progress, 'datasets:changed', progress]);
    expect(events.at(-1)?.payload).toMatchObject({ done: 1, total: 1 });
    expect(Array.from(datasets.images(manifest.hash, 'test', [1]).data)).toEqual([7, 7, 7, 7]);
    expect(await datasets.details(manifest.hash)).toMatchObject({ meanValue: 7, standardDeviation: 0 });
  });

  test('of the same data twice is one dataset under its first name', async () => {
    const { datasets } = serviceFixture();
    const first = await datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    const second = await datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Again' });
    expect(second).toEqual(first);
    expect(datasets.list()).toHaveLength(1);
  });

  test('that fails adds nothing and does not stop the next', async () => {
    const { directory, datasets } = serviceFixture();
    const failing = datasets.import({ kind: 'idx', directory: temporaryDirectory(), name: 'Nothing' });
    const working = datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    await expect(failing).rejects.toMatchObject({ code: 'dataset/invalid' });
    await working;
    expect(readdirSync(join(directory, 'datasets'))).toHaveLength(1);
  });

  test('brings back a dataset whose folder was deleted', async () => {
    const { directory, datasets } = serviceFixture();
    const { hash } = await datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    rmSync(join(directory, 'datasets', hash), { recursive: true });
    await expect(datasets.details(hash)).rejects.toMatchObject({ code: 'dataset/not-found' });
    await datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    expect(await datasets.details(hash)).toMatchObject({ meanValue: 7 });
  });

  test('finds a dataset again that an earlier program published but did not list', async () => {
    const first = serviceFixture();
    const manifest = await first.datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    const copy = temporaryDirectory();
    mkdirSync(join(copy, 'datasets'));
    const second = serviceFixture(copy);
    await second.datasets.import({ kind: 'idx', directory: idxFolder(), name: 'Sevens' });
    expect(second.datasets.list()[0]?.hash).toBe(manifest.hash);
  });
});

describe('texts', () => {
  const reading = { format: 'lines', encoding: null, hasHeader: true } as const;
  const textFile = () => {
    const file = join(temporaryDirectory(), 'lines.txt');
    writeFileSync(file, 'One.\nTwo!\n\nOne.\nThree?\nFour.');
    return file;
  };

  test('are imported, previewed and read by their places', async () => {
    const { datasets } = serviceFixture();
    const files = [textFile()];
    expect(await datasets.previewTexts({ ...reading, files })).toMatchObject({ encoding: 'utf-8', rowCount: 6 });
    const choices = { textColumn: 'text', labels: { from: 'nothing' }, splitSentences: false } as const;
    const source = { kind: 'texts', name: 'Numbers', language: 'en', testShare: 0.25, files } as const;
    const { hash, ...manifest } = await datasets.import({ ...source, ...reading, ...choices });
    expect(manifest).toMatchObject({ kind: 'texts', leftOut: { empty: 1, duplicates: 1 } });
    expect(datasets.texts(hash, 'train', [2, 0])).toEqual({ texts: ['Four.', 'One.'], labels: null });
    expect(datasets.texts(hash, 'test', [0])).toEqual({ texts: ['Three?'], labels: null });
    expect([...datasets.findTexts({ hash, split: 'train', query: 'o', match: 'substring' }).data]).toEqual([0, 1, 2]);
    expect(datasets.findTexts({ hash, split: 'test', query: 'one', match: 'word' }).shape).toEqual([0]);
    expect(await datasets.details(hash)).toMatchObject({ kind: 'texts', meanLength: 2, words: 3 });
    expect(() => datasets.images(hash, 'train', [0])).toThrow(expect.objectContaining({ code: 'dataset/wrong-kind' }));
    const asked = { tokenization: 'words', letterCase: 'lower', vocabularySize: 2, longestText: 9 } as const;
    const all = { trainingExamples: 0, validationExamples: 0 };
    expect(await datasets.vocabulary({ hash, ...asked, ...all })).toMatchObject({
      trainingTexts: 3,
      heldOut: { split: 'test', texts: 1 },
      kinds: 5, // one . two ! four
      unknownShare: { training: 3 / 6, heldOut: 2 / 2 },
    });
  });

  test('of a corpus that ships say who they are by', async () => {
    const { datasets } = serviceFixture();
    const name = 'tang-quatrains';
    expect(datasets.corpora().map((corpus) => corpus.name)).toContain(name);
    const manifest = await datasets.import({ kind: 'corpus', name });
    expect(manifest).toMatchObject({ name, classes: [], source: expect.stringMatching(/chinese-poetry.*MIT/) });
    expect(manifest.splits.train.count + manifest.splits.test.count).toBe(10_342);
    await expect(datasets.import({ kind: 'corpus', name: 'none' })).rejects.toMatchObject({
      code: 'arguments/invalid',
    });
  });
});

test('what is not there is named', () => {
  const { datasets } = serviceFixture();
  expect(() => datasets.images('f'.repeat(64), 'train', [0])).toThrow(/no dataset f{64}/);
});

describe('ensureMnist', () => {
  test('imports MNIST once; the second time nothing is read and nothing changes', { timeout: 60_000 }, async () => {
    const { datasets, events, directory } = serviceFixture();
    const [first, meanwhile] = await Promise.all([datasets.ensureMnist(), datasets.ensureMnist()]);
    expect(first).toMatchObject({ name: 'MNIST', hash: mnistHash, shape: [28, 28, 1] });
    expect([first.splits.train.count, first.splits.test.count]).toEqual([60_000, 10_000]);
    expect(first.splits.test.classCounts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(meanwhile).toEqual(first);
    expect(events.filter((event) => event.name === 'datasets:changed')).toHaveLength(1);
    expect(readdirSync(join(directory, 'datasets'))).toEqual([mnistHash]);
    const details = await datasets.details(mnistHash);
    expect(details).toMatchObject({ kind: 'images', bytes: 70_000 * 785 });
    expect(details).toHaveProperty('meanValue', expect.closeTo(33.3184, 4));
  });
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { openDataset, openTexts, readManifest, textLines } from '#main/datasets/dataset-files.ts';
import type { DatasetToPublish } from '#main/datasets/publish-dataset.ts';
import { publishDataset } from '#main/datasets/publish-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleContent, exampleDescription, exampleTexts } from './example-content.ts';

function publishedDirectory(content: DatasetToPublish = exampleContent()): string {
  const home = temporaryDirectory();
  return join(home, publishDataset(home, content, exampleDescription).hash);
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof WorkbenchError) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

function alterJson(directory: string, change: (manifest: Record<string, unknown>) => void): void {
  const file = join(directory, 'dataset.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  change(manifest);
  writeFileSync(file, JSON.stringify(manifest));
}

describe('openDataset', () => {
  test('gives back what was published', () => {
    const dataset = openDataset(publishedDirectory());
    const { splits } = exampleContent();
    expect(dataset.manifest).toMatchObject({
      name: 'Example',
      shape: [2, 2, 1],
      classes: ['a', 'b'],
      splits: { train: { count: 3, classCounts: [1, 2] }, test: { count: 2, classCounts: [1, 1] } },
    });
    expect(dataset.images('train')).toEqual(splits.train.images);
    expect(dataset.images('test')).toEqual(splits.test.images);
    expect(dataset.labels('test')).toEqual(splits.test.labels);
  });

  test('has no labels where there are no classes', () => {
    const { train, test: held } = exampleContent().splits;
    const splits = { train: { ...train, labels: null }, test: { ...held, labels: null } };
    const dataset = openDataset(publishedDirectory(exampleContent({ classes: [], splits })));
    expect(dataset.labels('train')).toBeNull();
    expect(dataset.manifest.splits.train.classCounts).toEqual([]);
  });

  test('opens an empty split', () => {
    const { train } = exampleContent().splits;
    const splits = { train, test: { images: new Uint8Array(0), labels: new Uint8Array(0) } };
    expect(openDataset(publishedDirectory(exampleContent({ splits }))).images('test').length).toBe(0);
  });

  test('does not find what is not there', () => {
    expect(codeOf(() => openDataset(join(temporaryDirectory(), 'nowhere')))).toBe('dataset/not-found');
  });

  test.each([
    [
      'one altered pixel',
      (directory: string) => writeFileSync(join(directory, 'train-images.bin'), new Uint8Array(12)),
    ],
    [
      'one altered label',
      (directory: string) => writeFileSync(join(directory, 'test-labels.bin'), Uint8Array.of(1, 1)),
    ],
    ['a file cut short', (directory: string) => writeFileSync(join(directory, 'test-images.bin'), new Uint8Array(7))],
    ['a file that is missing', (directory: string) => rmSync(join(directory, 'train-labels.bin'))],
    ['a manifest cut short', (directory: string) => writeFileSync(join(directory, 'dataset.json'), '{"format')],
    ['a manifest with a wrong field', (directory: string) => alterJson(directory, (json) => (json['shape'] = [2, 2]))],
    [
      'a manifest with another class',
      (directory: string) => alterJson(directory, (json) => (json['classes'] = ['a', 'c'])),
    ],
  ])('refuses %s', (_what, damage) => {
    const directory = publishedDirectory();
    damage(directory);
    expect(codeOf(() => openDataset(directory))).toBe('dataset/damaged');
  });

  test('says what was expected and what was found', () => {
    const directory = publishedDirectory();
    writeFileSync(join(directory, 'test-images.bin'), new Uint8Array(7));
    expect(() => readManifest(directory)).toThrow(/test-images.bin: expected 8 bytes, found 7/);
  });
});

describe('openTexts', () => {
  test('gives back what was published, line ends and quotation marks included', () => {
    const texts = ['a\nb', 'say "c"', '\\n', '\u2028'];
    const splits = { train: { texts, labels: null }, test: { texts: [], labels: null } };
    const opened = openTexts(publishedDirectory(exampleTexts({ classes: [], splits })));
    expect(opened.texts('train')).toEqual(texts);
    expect(opened.texts('test')).toEqual([]);
    expect(opened.labels('train')).toBeNull();
    expect(openTexts(publishedDirectory(exampleTexts())).labels('train')).toEqual(Uint8Array.of(1, 0, 1));
  });

  test('refuses images, and images refuse texts', () => {
    expect(codeOf(() => openTexts(publishedDirectory()))).toBe('dataset/wrong-kind');
    expect(codeOf(() => openDataset(publishedDirectory(exampleTexts())))).toBe('dataset/wrong-kind');
  });

  test.each([
    ['an altered text', (file: string) => writeFileSync(file, textLines(['Good, good?', 'A "bad" film', '😀']))],
    ['a missing file', (file: string) => rmSync(file)],
  ])('refuses %s', (_what, damage) => {
    const directory = publishedDirectory(exampleTexts());
    damage(join(directory, 'train-texts.jsonl'));
    expect(codeOf(() => openTexts(directory))).toBe('dataset/damaged');
  });

  test('refuses a manifest that counts other texts than there are', () => {
    const directory = publishedDirectory(
      exampleTexts({
        classes: [],
        splits: { train: { texts: ['a'], labels: null }, test: { texts: [], labels: null } },
      }),
    );
    alterJson(directory, (json) =>
      Object.assign(json['splits'] as object, { test: { count: 2, classCounts: [], characters: 0 } }),
    ); // as written above
    expect(() => openTexts(directory)).toThrow(/test-texts.jsonl: expected 2 texts, found 0/);
  });
});

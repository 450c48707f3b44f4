import { expect, test } from 'vitest';
import type { Ask } from '#renderer/state/ask.ts';
import { DatasetImages } from '#renderer/state/dataset-images.ts';

test('asks once for the same images', async () => {
  const asked: unknown[] = [];
  const ask = ((name: string, input: unknown) => {
    asked.push([name, input]);
    return Promise.resolve(undefined);
  }) as unknown as Ask;
  const images = new DatasetImages(ask, 'hash');
  await Promise.all([images.read('test', [1, 2]), images.read('test', [1, 2]), images.read('train', [1, 2])]);
  expect(asked).toEqual([
    ['datasets:images', { hash: 'hash', split: 'test', indices: [1, 2] }],
    ['datasets:images', { hash: 'hash', split: 'train', indices: [1, 2] }],
  ]);
});

import { datasetManifestSchema, importSourceSchema } from '#shared/contract/dataset.ts';
import { describe, expect, it } from 'vitest';

const manifest = {
  formatVersion: 1,
  hash: '0'.repeat(64),
  name: 'MNIST',
  kind: 'images',
  shape: [28, 28, 1],
  classes: ['0', '1'],
  splits: { train: { count: 3, classCounts: [1, 2] }, test: { count: 0, classCounts: [] } },
  source: 'mnist',
  importedAt: '2026-11-24T12:00:00.000Z',
};

describe('datasetManifestSchema', () => {
  it('takes a manifest', () => {
    expect(datasetManifestSchema.parse(manifest)).toEqual(manifest);
  });

  it.each([
    ['a later format', { formatVersion: 2 }],
    ['an empty image', { shape: [0, 28, 1] }],
    ['a missing split', { splits: { train: manifest.splits.train } }],
    ['a negative count', { splits: { ...manifest.splits, test: { count: -1, classCounts: [] } } }],
    ['more classes than a byte tells apart', { classes: new Array<string>(257).fill('x') }],
    ['a hash that is none', { hash: 'abc' }],
  ])('refuses %s', (_, change) => {
    expect(datasetManifestSchema.safeParse({ ...manifest, ...change }).success).toBe(false);
  });
});

describe('importSourceSchema', () => {
  const folder = {
    kind: 'image-folder',
    directory: '/data/faces',
    name: 'faces',
    height: 64,
    width: 64,
    channels: 3,
    testShare: 0.1,
  };

  it('takes each kind of source', () => {
    for (const source of [{ kind: 'mnist' }, { kind: 'idx', directory: '/data', name: 'digits' }, folder]) {
      expect(importSourceSchema.parse(source)).toEqual(source);
    }
  });

  it.each([
    ['an unknown kind', { kind: 'csv' }],
    ['IDX files without a folder', { kind: 'idx', directory: '', name: 'digits' }],
    ['images of two channels', { ...folder, channels: 2 }],
    ['a test share that leaves nothing to train on', { ...folder, testShare: 1 }],
    ['images of half a pixel', { ...folder, height: 0.5 }],
  ])('refuses %s', (_, source) => {
    expect(importSourceSchema.safeParse(source).success).toBe(false);
  });
});

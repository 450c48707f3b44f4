import type { ImageManifest, TextManifest } from '#shared/contract/dataset.ts';
import type { UnimportedCorpus } from '#renderer/state/data-source.ts';

const described = { formatVersion: 1, source: 'here', importedAt: '2026-11-24T12:00:00Z' } as const;

/** Sizes of MNIST. */
export function exampleImages(changes: Partial<ImageManifest> = {}): ImageManifest {
  return {
    ...described,
    kind: 'images',
    hash: 'a'.repeat(64),
    name: 'MNIST',
    classes: [],
    shape: [28, 28, 1],
    splits: { train: { count: 60_000, classCounts: [] }, test: { count: 10_000, classCounts: [] } },
    ...changes,
  };
}

/** A few thousand sentences without labels. */
export function exampleTextData(changes: Partial<TextManifest> = {}): TextManifest {
  const split = { count: 4000, classCounts: [], characters: 20_000 };
  return {
    ...described,
    kind: 'texts',
    hash: 'b'.repeat(64),
    name: 'Sentences',
    classes: [],
    language: 'en',
    splits: { train: split, test: { ...split, count: 500 } },
    leftOut: { empty: 0, duplicates: 0 },
    ...changes,
  };
}

export const exampleCorpus: UnimportedCorpus = {
  kind: 'corpus',
  hash: null,
  name: 'tatoeba-english',
  title: 'Everyday sentences',
};

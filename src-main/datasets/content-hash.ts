import { createHash } from 'node:crypto';
import type { SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';

export interface SplitBytes {
  readonly images: Uint8Array;
  readonly labels: Uint8Array | null;
}

/** What makes a dataset the same dataset: neither its name nor when or from where it was imported. */
export interface DatasetContent {
  readonly shape: readonly number[];
  readonly classes: readonly string[];
  readonly splits: Readonly<Record<SplitName, SplitBytes>>;
}

/**
 * SHA-256 over one line of JSON (shape, classes, length of every part) and then all bytes, train before test,
 * images before labels. The lengths come first so that no bytes can move from one part to the next unseen.
 */
export function contentHash(content: DatasetContent): string {
  const parts = splitNames.flatMap((split) => [content.splits[split].images, content.splits[split].labels]);
  const header = {
    kind: 'images',
    shape: content.shape,
    classes: content.classes,
    lengths: parts.map((part) => part?.length ?? null),
  };
  const hash = createHash('sha256').update(`${JSON.stringify(header)}\n`);
  for (const part of parts) if (part) hash.update(part);
  return hash.digest('hex');
}

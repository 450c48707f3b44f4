import { createHash } from 'node:crypto';
import type { SplitName } from '#shared/contract/dataset.ts';
import { splitNames } from '#shared/contract/dataset.ts';

/** The files of a split: examples as bytes, and a byte a label where there are classes. */
export interface SplitBytes {
  readonly examples: Uint8Array;
  readonly labels: Uint8Array | null;
}

/** What makes a dataset the same dataset: neither its name nor when or from where it was imported. */
export interface DatasetContent {
  /** Kind first, then what is needed to read the bytes. */
  readonly header:
    | { readonly kind: 'images'; readonly shape: readonly number[]; readonly classes: readonly string[] }
    | { readonly kind: 'texts'; readonly language: string; readonly classes: readonly string[] };
  readonly splits: Readonly<Record<SplitName, SplitBytes>>;
}

/**
 * SHA-256 over one line of JSON (the header, length of every part) and then all bytes, train before test, examples
 * before labels. The lengths come first so that no bytes can move from one part to the next unseen.
 */
export function contentHash({ header, splits }: DatasetContent): string {
  const parts = splitNames.flatMap((split) => [splits[split].examples, splits[split].labels]);
  const lengths = parts.map((part) => part?.length ?? null);
  const hash = createHash('sha256').update(`${JSON.stringify({ ...inOrder(header), lengths })}\n`);
  for (const part of parts) if (part) hash.update(part);
  return hash.digest('hex');
}

/** Whatever the order in which the names were written. */
function inOrder(header: DatasetContent['header']): DatasetContent['header'] {
  const { kind, classes } = header;
  return kind === 'images' ? { kind, shape: header.shape, classes } : { kind, language: header.language, classes };
}

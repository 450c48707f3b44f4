import type { SplitName } from '#shared/contract/dataset.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';

/** Images uint8, row-major (count, height, width, channels); labels index the classes, null where there are none. */
export interface ImportedSplit {
  readonly images: Uint8Array;
  readonly labels: Uint8Array | null;
}

/** What an importer of images hands over: checked, in memory, nothing written yet. */
export interface ImportedContent {
  readonly kind: 'images';
  readonly shape: readonly [height: number, width: number, channels: 1 | 3];
  readonly classes: readonly string[];
  readonly splits: Readonly<Record<SplitName, ImportedSplit>>;
  /** Where it came from, for people. */
  readonly source: string;
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** Bytes of one split that fit into one array on every supported Node. */
export const largestSplitBytes = 2 ** 31 - 1;

export function invalidDataset(what: string, details: Readonly<Record<string, unknown>> = {}): WorkbenchError {
  return new WorkbenchError('dataset/invalid', what, details);
}

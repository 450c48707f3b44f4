import { WorkbenchError } from '#shared/contract/errors.ts';
import type { DatasetContent } from '#main/datasets/content-hash.ts';

/** What an importer hands over: checked, in memory, nothing written yet. */
export interface ImportedContent extends DatasetContent {
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

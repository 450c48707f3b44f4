import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { withLaterRows } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

/** What is needed to train it again. */
export interface TableOrigin {
  readonly appVersion: string;
  readonly engine: string;
  /** Content hash of the images. */
  readonly dataset: string;
  /** Of the first point of the grid. */
  readonly hyperparameters: Hyperparameters;
  readonly grid: readonly { readonly name: string; readonly values: readonly number[] }[];
}

export interface VaeTable {
  readonly origin: TableOrigin;
  /**
   * For each place of the grid, −ELBO over the validation examples after each epoch, in nats per example; fewer values
   * where training diverged; null where it was not trained yet.
   */
  readonly curves: readonly (readonly number[] | null)[];
}

const file = join(import.meta.dirname, 'mnist-vae-table.json.gz');

/** Null before anything was recorded. */
export function readVaeTable(): VaeTable | null {
  if (!existsSync(file)) return null;
  const { origin, curves } = JSON.parse(gunzipSync(readFileSync(file)).toString()) as VaeTable; // written below
  return { origin: { ...origin, hyperparameters: withLaterRows(origin.hyperparameters) }, curves };
}

/** There as a whole or as it was before. */
export function writeVaeTable(table: VaeTable): void {
  writeFileSync(`${file}.part`, gzipSync(JSON.stringify(table), { level: 9 }));
  renameSync(`${file}.part`, file);
}

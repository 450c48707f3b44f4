import type { SplitName } from '#shared/contract/dataset.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';
import type { Ask } from './ask.ts';
import { RecentValues } from './recent-values.ts';

/** Images of one dataset by their place in a split. */
export class DatasetImages {
  readonly #ask: Ask;
  readonly #hash: string;
  readonly #kept = new RecentValues<Promise<NumberArray<'uint8'> | undefined>>(400);

  constructor(ask: Ask, hash: string) {
    this.#ask = ask;
    this.#hash = hash;
  }

  /** (N, H, W, C) */
  read(split: SplitName, indices: readonly number[]): Promise<NumberArray<'uint8'> | undefined> {
    const key = `${split}/${indices.join(',')}`;
    return this.#kept.get(key, () => this.#ask('datasets:images', { hash: this.#hash, split, indices: [...indices] }));
  }
}

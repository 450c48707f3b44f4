import type { SplitName, TextSample } from '#shared/contract/dataset.ts';
import type { Ask } from './ask.ts';

export interface FoundText {
  /** Where it stands in its split. */
  readonly place: number;
  readonly text: string;
  /** Null where the dataset has no classes. */
  readonly label: string | null;
}

/** Texts that are read together. */
const blockSize = 200;

/** The most that one call gives. */
const mostAtOnce = 4096;

/** Texts of a split that a search has found, read as they come into sight. */
export class FoundTexts {
  readonly split: SplitName;
  /** Of the texts; null for all of the split. */
  readonly places: Int32Array | null;
  readonly count: number;
  #blocks = $state.raw<ReadonlyMap<number, TextSample>>(new Map());
  readonly #asked = new Set<number>();
  readonly #ask: Ask;
  readonly #hash: string;

  constructor(
    ask: Ask,
    { hash, split, places, count }: Pick<FoundTexts, 'split' | 'places' | 'count'> & { readonly hash: string },
  ) {
    this.#ask = ask;
    this.#hash = hash;
    this.split = split;
    this.places = places;
    this.count = count;
  }

  /** Undefined where it is not read yet. */
  at(i: number): FoundText | undefined {
    const block = this.#blocks.get(Math.floor(i / blockSize));
    const text = block?.texts[i % blockSize];
    if (block === undefined || text === undefined) return undefined;
    return { place: this.#placeOf(i), text, label: block.labels?.[i % blockSize] ?? null };
  }

  /** Reads those from the first to before the end that are not there yet. */
  async read(first: number, end: number): Promise<void> {
    const blocks: number[] = [];
    for (let block = Math.floor(first / blockSize); block * blockSize < Math.min(end, this.count); block++) {
      if (!this.#asked.has(block)) blocks.push(block);
    }
    await Promise.all(blocks.map((block) => this.#readBlock(block)));
  }

  /** Places in the split of all that were found. */
  allPlaces(): readonly number[] {
    return Array.from({ length: this.count }, (_, i) => this.#placeOf(i));
  }

  async #readBlock(block: number): Promise<void> {
    this.#asked.add(block);
    const start = block * blockSize;
    const count = Math.min(blockSize, this.count - start);
    const indices = Array.from({ length: count }, (_, i) => this.#placeOf(start + i));
    const sample = await this.#ask('datasets:texts', { hash: this.#hash, split: this.split, indices });
    if (sample) this.#blocks = new Map(this.#blocks).set(block, sample);
    else this.#asked.delete(block);
  }

  #placeOf(i: number): number {
    return this.places ? this.places[i]! : i; // asked below the count only
  }
}

/** Texts of a split by their places, however many; undefined where they cannot be read. */
export async function readTexts(
  ask: Ask,
  { hash, split, places }: { readonly hash: string; readonly split: SplitName; readonly places: readonly number[] },
): Promise<readonly FoundText[] | undefined> {
  const texts: FoundText[] = [];
  for (let start = 0; start < places.length; start += mostAtOnce) {
    const indices = places.slice(start, start + mostAtOnce);
    const sample = await ask('datasets:texts', { hash, split, indices });
    if (!sample) return undefined;
    texts.push(...indices.map((place, i) => ({ place, text: sample.texts[i]!, label: sample.labels?.[i] ?? null })));
  }
  return texts;
}

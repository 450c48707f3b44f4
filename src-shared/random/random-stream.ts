import { placeSeed } from './random-key.ts';
import { seededBlocks } from './seeded-blocks.ts';
import type { SeedPair } from './seeded-blocks.ts';

/** Numbers drawn one after another: the same ones for the same seed and place, whatever else was drawn. */
export interface RandomStream {
  /** Uniform in [0, 1), a multiple of 2^−53. */
  readonly uniform: () => number;
  /** Standard normal, by the method of Box & Muller (1958). */
  readonly normal: () => number;
  /** A uniform integer in [0, bound); the bound is at most 2^32. */
  readonly below: (bound: number) => number;
}

export function randomStream(seed: SeedPair, place: string): RandomStream {
  const writeBlock = seededBlocks(placeSeed(seed, place));
  const words = new Uint32Array(4);
  let drawn = 0;
  const nextWord = () => {
    if (drawn % 4 === 0) writeBlock(drawn / 4, words);
    return words[drawn++ % 4]!;
  };
  const uniform = () => ((nextWord() >>> 5) * 2 ** 26 + (nextWord() >>> 6)) / 2 ** 53;
  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()), // 1 − u: log(0) would be −Infinity
    below: (bound) => {
      const limit = 2 ** 32 - (2 ** 32 % bound); // above it, drawn again: no value is favored
      let word = nextWord();
      while (word >= limit) word = nextWord();
      return word % bound;
    },
  };
}

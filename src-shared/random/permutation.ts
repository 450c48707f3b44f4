import { placeSeed } from './random-key.ts';
import { seededBlocks } from './seeded-blocks.ts';
import type { SeedPair } from './seeded-blocks.ts';

/** The order of 0 … length − 1 in an epoch: every order equally likely (Fisher–Yates), decided by seed and epoch. */
export function permutation(length: number, seed: number, epoch: number): Int32Array {
  const nextBelow = boundedIntegers(placeSeed([seed, epoch], 'permutation'));
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const chosen = nextBelow(last + 1);
    const value = order[last]!;
    order[last] = order[chosen]!;
    order[chosen] = value;
  }
  return order;
}

/** Uniform integers below a bound. A word above the largest multiple of the bound is drawn again: no value is favored. */
function boundedIntegers(seed: SeedPair): (bound: number) => number {
  const writeBlock = seededBlocks(seed);
  const words = new Uint32Array(4);
  let drawn = 0;
  const nextWord = () => {
    if (drawn % 4 === 0) writeBlock(drawn / 4, words);
    return words[drawn++ % 4]!;
  };
  return (bound) => {
    const limit = 2 ** 32 - (2 ** 32 % bound);
    let word = nextWord();
    while (word >= limit) word = nextWord();
    return word % bound;
  };
}

import { seededBlocks } from './seeded-blocks.ts';
import type { SeedPair } from './seeded-blocks.ts';

/**
 * Standard normal numbers: what TensorFlow's `StatelessRandomNormal` gives for the same int32 seeds on a CPU, to the
 * rounding of log, sin and cos. Pairs of words by the method of Box & Muller (1958).
 */
export function statelessNormal(seed: SeedPair, length: number): Float32Array {
  return fillByBlocks(seed, length, (words, values) => {
    for (let pair = 0; pair < 4; pair += 2) {
      // log(0) would be −Infinity: the smallest uniform number is lifted to 1e-7, as TensorFlow does
      const uniform = Math.max(unitFloat(words[pair]!), Math.fround(1e-7));
      const angle = Math.fround(2 * Math.PI * unitFloat(words[pair + 1]!));
      const radius = Math.fround(Math.sqrt(Math.fround(-2 * Math.fround(Math.log(uniform)))));
      values[pair] = Math.fround(Math.sin(angle)) * radius;
      values[pair + 1] = Math.fround(Math.cos(angle)) * radius;
    }
  });
}

/** Uniform numbers in [0, 1), multiples of 2^−23: bit for bit TensorFlow's `StatelessRandomUniform` for int32 seeds. */
export function statelessUniform(seed: SeedPair, length: number): Float32Array {
  return fillByBlocks(seed, length, (words, values) => {
    for (let i = 0; i < 4; i++) values[i] = unitFloat(words[i]!);
  });
}

function fillByBlocks(
  seed: SeedPair,
  length: number,
  transform: (words: Uint32Array, values: Float32Array) => void,
): Float32Array {
  const result = new Float32Array(length);
  const writeBlock = seededBlocks(seed);
  const words = new Uint32Array(4);
  const values = new Float32Array(4);
  for (let start = 0; start < length; start += 4) {
    writeBlock(start / 4, words);
    transform(words, values);
    result.set(length - start < 4 ? values.subarray(0, length - start) : values, start);
  }
  return result;
}

/** The low 23 bits of a word as the mantissa of a float in [1, 2), minus 1. */
function unitFloat(word: number): number {
  return (word & 0x7fffff) / 0x800000;
}

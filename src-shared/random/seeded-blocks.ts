import { philox4x32 } from './philox.ts';

/** Two int32 numbers that decide everything that is drawn, e.g. [seed of the run, step]. */
export type SeedPair = readonly [number, number];

/**
 * The sequence of Philox blocks that a seed pair stands for: `blocks(i, output)` writes the four words of block i.
 * Key and counter are scrambled from the seeds as TensorFlow's stateless kernels do (`GenerateKey`, int32 seeds),
 * so that seeds that differ in a bit give unrelated sequences.
 */
export function seededBlocks(seed: SeedPair): (block: number, output: Uint32Array) => void {
  const mix = new Uint32Array(4);
  philox4x32(signExtended(seed), Uint32Array.of(0x3ec8f720, 0x02461e29), mix);
  const key = mix.slice(0, 2);
  const counter = Uint32Array.of(0, 0, mix[2]!, mix[3]!);
  return (block, output) => {
    counter[0] = block;
    counter[1] = Math.floor(block / 2 ** 32);
    philox4x32(counter, key, output);
  };
}

/** Both seeds as 64-bit integers in two's complement, low word first. */
function signExtended(seed: SeedPair): Uint32Array {
  for (const value of seed) {
    if ((value | 0) !== value) throw new Error(`seededBlocks: a seed is ${value}, expected a 32-bit signed integer`);
  }
  return Uint32Array.of(seed[0], seed[0] < 0 ? 0xffffffff : 0, seed[1], seed[1] < 0 ? 0xffffffff : 0);
}

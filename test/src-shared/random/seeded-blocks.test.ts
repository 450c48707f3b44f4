import { seededBlocks } from '#shared/random/seeded-blocks.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';
import { describe, expect, it } from 'vitest';

describe('seededBlocks', () => {
  it('gives the same block for the same seeds in whatever order blocks are asked for', () => {
    const blocks = seededBlocks([7, 3]);
    const forward = [0, 1, 2].map((i) => block(blocks, i));
    const backward = [2, 1, 0].map((i) => block(blocks, i)).reverse();
    expect(backward).toEqual(forward);
    expect(block(seededBlocks([7, 3]), 1)).toEqual(forward[1]);
  });

  it('gives unrelated words when a seed changes by one bit: about half of all bits differ', () => {
    let differing = 0;
    for (let i = 0; i < 1000; i++) {
      const a = block(seededBlocks([i, 5]), 0);
      const b = block(seededBlocks([i ^ 1, 5]), 0);
      differing += a.reduce((count, word, j) => count + bitCount(word ^ b[j]!), 0);
    }
    // 128,000 fair bits: standard error 178.9 around 64,000
    expect(Math.abs(differing - 64_000)).toBeLessThan(4 * 178.9);
  });

  it('distinguishes the two seeds, their order and their signs', () => {
    const seeds: SeedPair[] = [
      [1, 2],
      [2, 1],
      [-1, 2],
      [1, -2],
      [0, 0],
      [2 ** 31 - 1, -(2 ** 31)],
    ];
    const firstBlocks = seeds.map((seed) => block(seededBlocks(seed), 0).join());
    expect(new Set(firstBlocks).size).toBe(seeds.length);
  });

  it.each([2 ** 31, 0.5, NaN])('refuses %d as a seed', (seed) => {
    expect(() => seededBlocks([seed, 0])).toThrow(/expected a 32-bit signed integer/);
  });
});

function block(blocks: ReturnType<typeof seededBlocks>, index: number): Uint32Array {
  const words = new Uint32Array(4);
  blocks(index, words);
  return words;
}

function bitCount(word: number): number {
  let count = 0;
  for (let rest = word >>> 0; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

import { rouge, rougeN, rougeTokens } from '#shared/language/rouge.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const words = (text: string) => text.split(' ');

/** The examples of Lin 2004, section 3.1. */
const reference = words('police killed the gunman');

describe('rouge', () => {
  it('ranks as in the example of its paper what shares the same pairs', () => {
    expect(rouge(words('police kill the gunman'), [reference]).rougeL).toBe(3 / 4);
    expect(rouge(words('the gunman kill police'), [reference]).rougeL).toBe(2 / 4);
    expect(rouge(words('the gunman police killed'), [reference]).rougeL).toBe(2 / 4);
  });

  it('is F by hand, clipped, for single tokens and pairs', () => {
    // the the gunman: 2 of 3 tokens in common with 4, and 1 of 2 pairs with 3
    const { rouge1, rouge2 } = rouge(words('the the gunman'), [reference]);
    expect(rouge1).toBeCloseTo((2 * (2 / 3) * (2 / 4)) / (2 / 3 + 2 / 4), 12);
    expect(rouge2).toBeCloseTo((2 * (1 / 2) * (1 / 3)) / (1 / 2 + 1 / 3), 12);
  });

  it('is the mean over references', () => {
    const other = words('a dog');
    const both = rouge(words('police killed'), [reference, other]);
    expect(both.rouge1).toBeCloseTo((2 * 2) / (2 + 4) / 2, 12);
  });

  it('finds a longest common subsequence as trying all does', () => {
    const { below } = randomStream([4, 0], 'pairs');
    for (let round = 0; round < 40; round++) {
      const [first, second] = [0, 1].map(() => Int32Array.from({ length: 1 + below(7) }, () => below(3)));
      const longest = Math.max(...subsequences(first!).map((some) => (isSubsequence(some, second!) ? some.length : 0)));
      expect(rouge(first!, [second!]).rougeL).toBeCloseTo((2 * longest) / (first!.length + second!.length), 12);
    }
  });

  it('is 0 where one of the two has nothing to compare', () => {
    expect(rouge([], [reference])).toEqual({ rouge1: 0, rouge2: 0, rougeL: 0 });
    expect(rougeN(['a'], ['a'], 2)).toBe(0);
    expect(() => rouge(reference, [])).toThrow('no reference');
  });
});

describe('rougeTokens', () => {
  it('takes letters and digits in lower case, of any script', () => {
    expect(rougeTokens("The 2nd café — isn't OPEN.")).toEqual(['the', '2nd', 'café', 'isn', 't', 'open']);
    expect(rougeTokens(' … ')).toEqual([]);
  });
});

function subsequences(tokens: Int32Array): readonly (readonly number[])[] {
  return Array.from({ length: 2 ** tokens.length }, (_, chosen) => [...tokens].filter((_, i) => (chosen >> i) & 1));
}

function isSubsequence(some: readonly number[], all: Int32Array): boolean {
  let found = 0;
  for (const token of all) if (token === some[found]) found++;
  return found === some.length;
}

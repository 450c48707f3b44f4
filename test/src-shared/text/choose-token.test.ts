import { randomStream } from '#shared/random/random-stream.ts';
import { chooseToken } from '#shared/text/choose-token.ts';
import type { TokenChoice } from '#shared/text/choose-token.ts';
import { describe, expect, it } from 'vitest';

const probabilities = [0.5, 0, 0.25, 0.15, 0.1];
const logits = () => Float32Array.from(probabilities, (p) => Math.log(p) + 3); // no log-probabilities: 3 too many

/** How often each token is chosen in so many draws. */
function counts(choice: TokenChoice, draws = 20_000): readonly number[] {
  const random = randomStream([7, 1], 'choose-token');
  const found = new Array<number>(probabilities.length).fill(0);
  for (let i = 0; i < draws; i++) found[chooseToken(logits(), choice, random)]!++;
  return found;
}

/** Pearson's statistic of counts against weights; tokens of weight 0 must not be there. */
function chiSquare(found: readonly number[], weights: readonly number[]): number {
  const draws = found.reduce((sum, count) => sum + count, 0);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return found.reduce((sum, count, token) => {
    const expected = (draws * weights[token]!) / total;
    if (expected === 0) return sum + (count === 0 ? 0 : Infinity);
    return sum + (count - expected) ** 2 / expected;
  }, 0);
}

describe('chooseToken', () => {
  it('takes the likeliest when greedy, of equal ones the first', () => {
    const random = randomStream([1, 1], 'none');
    expect(chooseToken(logits(), { kind: 'greedy' }, random)).toBe(0);
    expect(chooseToken(Float32Array.of(-2, 5, 5, 1), { kind: 'greedy' }, random)).toBe(1);
  });

  // 99.9 % of chi-square: 16.3 for 3 degrees of freedom, 13.8 for 2, 10.8 for 1
  it.each([
    [{ kind: 'sample', temperature: 1 }, probabilities, 16.3],
    [{ kind: 'sample', temperature: 0.5 }, probabilities.map((p) => p ** 2), 16.3],
    [{ kind: 'sample', temperature: 2 }, probabilities.map((p) => p ** 0.5), 16.3],
    [{ kind: 'top-k', temperature: 1, k: 2 }, [0.5, 0, 0.25, 0, 0], 10.8],
    [{ kind: 'top-k', temperature: 1, k: 100 }, probabilities, 16.3],
    [{ kind: 'nucleus', temperature: 1, p: 0.8 }, [0.5, 0, 0.25, 0.15, 0], 13.8],
    [{ kind: 'nucleus', temperature: 1, p: 0.7 }, [0.5, 0, 0.25, 0, 0], 10.8],
    [{ kind: 'nucleus', temperature: 1, p: 1 }, probabilities, 16.3],
    // squares 0.25, 0.0625, 0.0225, 0.01 of 0.345: the first two have 0.906 of it
    [{ kind: 'nucleus', temperature: 0.5, p: 0.9 }, [0.25, 0, 0.0625, 0, 0], 10.8],
  ] as const)('draws by %o', (choice, weights, limit) => {
    expect(chiSquare(counts(choice), weights)).toBeLessThan(limit);
  });

  it('is the likeliest alone with k = 1, with a tiny p and at a temperature near 0', () => {
    const only = (choice: TokenChoice) => counts(choice, 200)[0];
    expect(only({ kind: 'top-k', temperature: 1, k: 1 })).toBe(200);
    expect(only({ kind: 'nucleus', temperature: 1, p: 1e-6 })).toBe(200);
    expect(only({ kind: 'sample', temperature: 0.01 })).toBe(200);
  });

  it('keeps exactly k of equal tokens, the first ones', () => {
    const random = randomStream([2, 1], 'equal');
    const choice = { kind: 'top-k', temperature: 1, k: 3 } as const;
    const found = new Set(Array.from({ length: 200 }, () => chooseToken(new Float32Array(8), choice, random)));
    expect([...found].sort()).toEqual([0, 1, 2]);
  });

  it('does not overflow on logits of thousands', () => {
    const random = randomStream([3, 1], 'large');
    expect(chooseToken(Float32Array.of(-9000, 9000, 10), { kind: 'sample', temperature: 1 }, random)).toBe(1);
  });

  it('takes the last possible token when the draw is at the very end', () => {
    const end = { uniform: () => 1 - 2 ** -53 };
    expect(chooseToken(Float32Array.of(0, 0, -Infinity), { kind: 'sample', temperature: 1 }, end)).toBe(1);
  });

  it('says that nothing can be chosen', () => {
    const random = randomStream([4, 1], 'none');
    const none = new Float32Array(4).fill(-Infinity);
    expect(() => chooseToken(none, { kind: 'greedy' }, random)).toThrow('none of 4 tokens can be chosen');
  });
});

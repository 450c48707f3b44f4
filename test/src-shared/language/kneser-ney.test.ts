import { kneserNey } from '#shared/language/kneser-ney.ts';
import type { KneserNeyModel } from '#shared/language/kneser-ney.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

/** The chance of each token of the vocabulary after a context. (V) */
function distribution(model: KneserNeyModel, context: readonly number[], vocabularySize: number): readonly number[] {
  return Array.from({ length: vocabularySize }, (_, token) =>
    Math.exp(-model.nats(Int32Array.of(...context, token)).at(-1)!),
  );
}

const sum = (values: Iterable<number>) => [...values].reduce((total, value) => total + value, 0);

/** Start 0, end 1, words 2 (a), 3 (b), 4 (c, which never stands anywhere). */
const corpus = [Int32Array.of(2, 3, 1), Int32Array.of(2, 2, 1)]; // a b end; a a end
const bigrams = kneserNey(corpus, { order: 2, vocabularySize: 5, start: 0 });

describe('kneserNey', () => {
  it('has the discounts and chances of a corpus of two sentences by hand', () => {
    // Pairs: start-a 2; a-b, a-a, a-end, b-end 1: n₁ = 4, n₂ = 1. Contexts before a: 2, b: 1, end: 2; n₁ = 1, n₂ = 2.
    expect(bigrams.discounts).toEqual([1 / 5, 4 / 6]);
    const [d1, d2] = [1 / 5, 4 / 6];
    const single = (contexts: number) => (Math.max(0, contexts - d1) + (d1 * 3) / 5) / 5; // 3 tokens follow something
    const afterStart = (2 - d2 + d2 * 1 * single(2)) / 2; // only a follows
    const bAfterA = (1 - d2 + d2 * 3 * single(1)) / 3;
    const unseenAfterB = (d2 * 1 * single(0)) / 1; // after b only the end was seen
    const nats = bigrams.nats(Int32Array.of(2, 3, 4));
    [afterStart, bAfterA, unseenAfterB].forEach((p, t) => expect(nats[t]).toBeCloseTo(-Math.log(p), 12));
  });

  it('backs off to shorter contexts where the longer one was never seen', () => {
    const trigrams = kneserNey(corpus, { order: 3, vocabularySize: 5, start: 0 });
    const afterUnseen = distribution(trigrams, [4, 4], 5); // c c: neither seen, so single tokens decide
    const afterOne = distribution(trigrams, [4], 5);
    afterUnseen.forEach((p, token) => expect(p).toBeCloseTo(afterOne[token]!, 12));
    expect(afterUnseen[4]).toBeGreaterThan(0);
    expect(afterUnseen[2]).toBeGreaterThan(afterUnseen[4]!);
  });

  it('adds up to 1 over the vocabulary after seen and unseen contexts, for every order', () => {
    const { below } = randomStream([5, 0], 'corpus');
    const sentences = Array.from({ length: 60 }, () =>
      Int32Array.of(...Array.from({ length: 1 + below(6) }, () => 2 + below(1 + below(9))), 1),
    );
    for (const order of [1, 2, 3, 4]) {
      const model = kneserNey(sentences, { order, vocabularySize: 12, start: 0 });
      for (const context of [[], [2], [2, 3], [11, 11], [2, 2, 2], [10, 2, 3]]) {
        expect(sum(distribution(model, context, 12))).toBeCloseTo(1, 12);
      }
    }
  });

  it('keeps n-grams apart whose number times the vocabulary has no exact float', () => {
    const vocabularySize = 200_000; // 4e10 pairs, but a number with one digit more would pass 2^53
    const last = vocabularySize - 1;
    const sentences = [Int32Array.of(last, last - 1, last), Int32Array.of(last - 1, last, last - 2)];
    const model = kneserNey(sentences, { order: 2, vocabularySize, start: 0 });
    const [, seen] = model.nats(Int32Array.of(last, last - 1)); // once, as two other pairs
    const [, unseen] = model.nats(Int32Array.of(last, last - 3));
    expect(seen).toBeLessThan(2);
    expect(unseen).toBeGreaterThan(Math.log(vocabularySize / 4));
  });

  it('has finite costs where nothing or everything stands once, and without a corpus', () => {
    const options = { order: 3, vocabularySize: 4, start: 0 };
    const never = kneserNey([], options);
    expect([...never.nats(Int32Array.of(2, 1))]).toEqual([Math.log(4), Math.log(4)]);
    const twice = kneserNey([Int32Array.of(2, 1), Int32Array.of(2, 1)], options);
    expect(twice.discounts.at(-1)).toBe(0.5);
    const once = kneserNey([Int32Array.of(2, 1)], options);
    expect(once.discounts.at(-1)).toBe(1);
    for (const model of [never, twice, once]) {
      expect(sum(distribution(model, [2], 4))).toBeCloseTo(1, 12);
      expect(model.nats(Int32Array.of(3, 3)).every(Number.isFinite)).toBe(true);
    }
    expect(never.nats(new Int32Array(0))).toHaveLength(0);
  });

  it('throws where n-grams have no exact number, and on ids outside the vocabulary', () => {
    expect(() => kneserNey([], { order: 3, vocabularySize: 300_000, start: 0 })).toThrow('n-grams of order 3');
    expect(() => kneserNey([], { order: 0, vocabularySize: 3, start: 0 })).toThrow('order is 0');
    expect(() => bigrams.nats(Int32Array.of(2, 5))).toThrow('token 1 is 5, expected 0 to 4');
    expect(() => kneserNey([Int32Array.of(-1)], { order: 1, vocabularySize: 5, start: 0 })).toThrow('token 0 is -1');
  });
});

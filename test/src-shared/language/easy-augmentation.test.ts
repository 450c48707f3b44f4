import { easyAugmentation } from '#shared/language/easy-augmentation.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const words = Array.from({ length: 40 }, (_, i) => `w${i}`);
const random = () => randomStream([4, 2], 'augmentation');

describe('easyAugmentation', () => {
  it('leaves out a share of the words, in their order', () => {
    const stream = random();
    const lengths = Array.from({ length: 500 }, () => {
      const kept = easyAugmentation(words, { operation: 'delete', rate: 0.1 }, stream);
      expect(kept).toEqual(words.filter((word) => kept.includes(word)));
      return kept.length;
    });
    const mean = lengths.reduce((sum, length) => sum + length, 0) / 500;
    expect(Math.abs(mean - 36)).toBeLessThan(4.5 * Math.sqrt((40 * 0.1 * 0.9) / 500));
  });

  it('exchanges pairs of words: all are still there, and at most twice as many as exchanges have moved', () => {
    const stream = random();
    for (let i = 0; i < 50; i++) {
      const swapped = easyAugmentation(words, { operation: 'swap', rate: 0.1 }, stream);
      expect([...swapped].sort()).toEqual([...words].sort());
      expect(swapped.filter((word, place) => word !== words[place]).length).toBeLessThanOrEqual(8);
    }
    const pairs = Array.from({ length: 100 }, () =>
      easyAugmentation(['a', 'b'], { operation: 'swap', rate: 0 }, stream).join(''),
    );
    expect(new Set(pairs)).toEqual(new Set(['ab', 'ba'])); // once at least, and a word may meet itself
  });

  it('keeps one word, and leaves a text of one word and an empty one alone', () => {
    expect(easyAugmentation(words, { operation: 'delete', rate: 1 }, random())).toHaveLength(1);
    for (const few of [[], ['one']]) {
      for (const operation of ['delete', 'swap'] as const) {
        expect(easyAugmentation(few, { operation, rate: 1 }, random())).toEqual(few);
      }
    }
  });

  it('throws on a rate that is none', () => {
    expect(() => easyAugmentation(words, { operation: 'swap', rate: -1 }, random())).toThrow('rate is -1');
  });
});

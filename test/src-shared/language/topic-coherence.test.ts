import { topicCoherence } from '#shared/language/topic-coherence.ts';
import { describe, expect, it } from 'vitest';

const documents = [['cat', 'dog', 'cat'], ['cat', 'dog', 'tax'], ['tax'], ['cat']];

describe('topicCoherence', () => {
  it('is by hand for a pair: together in two of four documents, in three and in two', () => {
    const [pair] = topicCoherence([['cat', 'dog']], documents);
    expect(pair).toBeCloseTo(Math.log(0.5 / (0.75 * 0.5)) / -Math.log(0.5), 12);
  });

  it('is the mean over pairs', () => {
    const pairs = topicCoherence(
      [
        ['cat', 'dog'],
        ['cat', 'tax'],
        ['dog', 'tax'],
      ],
      documents,
    );
    const [all] = topicCoherence([['cat', 'dog', 'tax']], documents);
    expect(all).toBeCloseTo(pairs.reduce((sum, value) => sum + value, 0) / 3, 12);
  });

  it('is 1 for words that only come together, 0 for independent ones, and −1 for words that never meet', () => {
    const few = [Int32Array.of(1, 2), Int32Array.of(1, 2, 3), Int32Array.of(3), Int32Array.of(4)];
    const topics = [
      [1, 2],
      [1, 3],
      [1, 4],
      [1, 99],
    ];
    expect(topicCoherence(topics, few)).toEqual([1, 0, -1, -1]);
  });

  it('says 0 of words that are everywhere, and nothing of a single word', () => {
    expect(topicCoherence([['a', 'b'], ['a'], ['a', 'a']], [['a', 'b']])).toEqual([0, NaN, NaN]);
    expect(topicCoherence([['a', 'b']], [])).toEqual([-1]);
  });
});

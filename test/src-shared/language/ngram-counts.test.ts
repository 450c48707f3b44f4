import { ngramCounts, ngramKey, ngrams, sharedCount } from '#shared/language/ngram-counts.ts';
import { describe, expect, it } from 'vitest';

describe('ngramCounts', () => {
  it('counts pairs of words, which may overlap', () => {
    const counts = ngramCounts(['a', 'a', 'a', 'b'], 2);
    expect([...counts]).toEqual([
      [ngramKey(['a', 'a']), 2],
      [ngramKey(['a', 'b']), 1],
    ]);
  });

  it('counts ids as it counts words', () => {
    expect([...ngramCounts(Int32Array.of(7, 8, 7, 8), 2).values()]).toEqual([2, 1]);
  });

  it('is empty for a text that is too short, and takes one of just the length', () => {
    expect(ngrams(['a', 'b'], 3)).toEqual([]);
    expect(ngrams([], 1)).toEqual([]);
    expect(ngrams(['a', 'b', 'c'], 3)).toEqual([ngramKey(['a', 'b', 'c'])]);
  });

  it('keeps apart what other borders between tokens would make equal', () => {
    expect(ngramKey(['ab', 'c'])).not.toBe(ngramKey(['a', 'bc']));
    expect(ngramKey(Int32Array.of(1, 23))).not.toBe(ngramKey(Int32Array.of(12, 3)));
  });

  it('throws on a length below 1', () => {
    expect(() => ngrams(['a'], 0)).toThrow('length is 0');
  });
});

describe('sharedCount', () => {
  it('counts an n-gram as often as it stands in both', () => {
    expect(sharedCount(ngramCounts(['a', 'a', 'b'], 1), ngramCounts(['a', 'b', 'b', 'c'], 1))).toBe(2);
  });
});

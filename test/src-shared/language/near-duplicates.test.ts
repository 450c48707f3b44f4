import { nearDuplicates, nearDuplicatesInPortions } from '#shared/language/near-duplicates.ts';
import { ngrams } from '#shared/language/ngram-counts.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const seed = [1, 0] as const;
const words = (text: string) => text.split(' ');
const groupsOf = (groups: readonly Int32Array[]) => groups.map((group) => [...group]);

/** Sixty texts of ids, of which each third one is an earlier one with some tokens changed. */
function example(stream: number): readonly Int32Array[] {
  const { below } = randomStream([stream, 0], 'texts');
  const texts: Int32Array[] = [];
  for (let i = 0; i < 60; i++) {
    if (i % 3 < 2) texts.push(Int32Array.from({ length: 5 + below(20) }, () => below(40)));
    else texts.push(texts[below(i)]!.map((token) => (below(12) === 0 ? below(40) : token)));
  }
  return texts;
}

describe('nearDuplicates', () => {
  it('groups equal texts and texts that differ in a word, and leaves the others alone', () => {
    const texts = [
      'i want to go home with you now',
      'it rains',
      'i want to go home with you today',
      'i want to go home with you now',
      'he never said that',
    ].map(words);
    // 7 pairs each, 6 in common: 6 / 8
    expect(groupsOf(nearDuplicates(texts, { threshold: 0.75 }, seed))).toEqual([[0, 2, 3]]);
    expect(groupsOf(nearDuplicates(texts, { threshold: 0.76 }, seed))).toEqual([[0, 3]]);
  });

  it.each([0.3, 0.5, 0.8, 1])('finds with threshold %d what comparing all pairs finds', (threshold) => {
    for (const stream of [1, 2, 3]) {
      const texts = example(stream);
      const groups = nearDuplicates(texts, { threshold, shingleLength: 2 }, seed);
      expect(groupsOf(groups)).toEqual(groupsByAllPairs(texts, threshold));
    }
  });

  it('does not depend on the seed', () => {
    const texts = example(4);
    expect(nearDuplicates(texts, {}, [77, 5])).toEqual(nearDuplicates(texts, {}, seed));
  });

  it('joins by way of a third', () => {
    const texts = [words('a b c d e f'), words('a b c d e g'), words('a b c d h g')];
    expect(groupsOf(nearDuplicates(texts, { threshold: 0.7, shingleLength: 1 }, seed))).toEqual([[0, 1, 2]]);
    expect(groupsOf(nearDuplicates([texts[0]!, texts[2]!], { threshold: 0.7, shingleLength: 1 }, seed))).toEqual([]);
  });

  it('takes texts shorter than a shingle, empty ones, and none', () => {
    const texts = [['yes'], [], ['no'], ['yes'], []];
    expect(groupsOf(nearDuplicates(texts, { shingleLength: 3 }, seed))).toEqual([
      [0, 3],
      [1, 4],
    ]);
    expect(nearDuplicates([], {}, seed)).toEqual([]);
  });

  it('stops within every bucket of many texts that are alike, and ends in the same groups', () => {
    const texts = Array.from({ length: 300 }, (_, i) => Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 100 + i));
    const work = nearDuplicatesInPortions(texts, { threshold: 0.9 }, seed); // 8 of 10 pairs in common: none are joined
    const shares: number[] = [];
    let portion = work.next();
    for (; !portion.done; portion = work.next()) shares.push(portion.value);
    expect(portion.value).toEqual(nearDuplicates(texts, { threshold: 0.9 }, seed));
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(Math.max(...shares)).toBeLessThan(1);
    expect(shares.length).toBeGreaterThan(16);
  });

  it('throws on a threshold that would join all', () => {
    expect(() => nearDuplicates([], { threshold: 0 }, seed)).toThrow('threshold is 0');
  });
});

function groupsByAllPairs(texts: readonly Int32Array[], threshold: number): readonly (readonly number[])[] {
  const sets = texts.map((text) => new Set(ngrams(text, 2)));
  const group = texts.map((_, i) => i);
  sets.forEach((first, i) => {
    sets.slice(0, i).forEach((second, j) => {
      const shared = [...first].filter((shingle) => second.has(shingle)).length;
      if (shared / (first.size + second.size - shared) < threshold) return;
      const [from, to] = [group[i], group[j]!];
      group.forEach((other, k) => other === from && (group[k] = to));
    });
  });
  const members = [...new Set(group)].map((name) => [...group.keys()].filter((i) => group[i] === name));
  return members.filter(({ length }) => length > 1);
}

import { distinctiveWords } from '#shared/language/distinctive-words.ts';
import { describe, expect, it } from 'vitest';

const texts = [
  ['good', 'good', 'the'],
  ['bad', 'the', 'the'],
];

describe('distinctiveWords', () => {
  it('has log odds and z by hand', () => {
    const [first] = distinctiveWords(texts, [0, 1], { groupCount: 2, priorStrength: 6 });
    // prior: as many as there are, good 2, the 3, bad 1; group 0 has 3 words, the rest 3
    const logOddsRatio = Math.log((2 + 2) / (3 + 6 - 4)) - Math.log((0 + 2) / (3 + 6 - 2));
    expect(first![0]).toMatchObject({ word: 'good', count: 2 });
    expect(first![0]!.logOddsRatio).toBeCloseTo(logOddsRatio, 12);
    expect(first![0]!.z).toBeCloseTo(logOddsRatio / Math.sqrt(1 / 4 + 1 / 2), 12);
  });

  it('leaves out what a group has less than the rest, and ranks by evidence', () => {
    const [first, second] = distinctiveWords(texts, [0, 1], { groupCount: 2 });
    expect(first!.map(({ word }) => word)).toEqual(['good']);
    expect(second!.map(({ word }) => word)).toEqual(['bad', 'the']);
    const many = [Array.from({ length: 50 }, () => 'often').concat('once', 'common'), ['common', 'other']];
    expect(distinctiveWords(many, [0, 1], { groupCount: 2 })[0]!.map(({ word }) => word)).toEqual(['often', 'once']);
  });

  it('is the opposite for two groups', () => {
    const [first, second] = distinctiveWords(
      [
        ['a', 'b', 'b'],
        ['a', 'a', 'b'],
      ],
      [0, 1],
      { groupCount: 2 },
    );
    expect(first![0]!.z).toBeCloseTo(second![0]!.z, 12);
  });

  it('gives as many words as asked, of ids too, and none for an empty group', () => {
    const ids = [Int32Array.of(1, 1, 2), Int32Array.of(3, 4)];
    const found = distinctiveWords(ids, [0, 2], { groupCount: 3, most: 1 });
    expect(found.map((words) => words.map(({ word }) => word))).toEqual([[1], [], [3]]);
    expect(distinctiveWords([['a', 'a']], [0], { groupCount: 1 })).toEqual([[]]); // nothing to compare with
  });

  it('throws on groups and priors that are none', () => {
    expect(() => distinctiveWords(texts, [0], { groupCount: 2 })).toThrow('2 texts but groups of 1');
    expect(() => distinctiveWords(texts, [0, 2], { groupCount: 2 })).toThrow('group 1 is 2, expected 0 to 1');
    expect(() => distinctiveWords(texts, [0, 1], { groupCount: 2, priorStrength: 0 })).toThrow('priorStrength is 0');
  });
});

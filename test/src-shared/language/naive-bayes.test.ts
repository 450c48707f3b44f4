import { naiveBayes, naiveBayesWork } from '#shared/language/naive-bayes.ts';
import { describe, expect, it } from 'vitest';

/** The example of Manning, Raghavan & Schütze 2008, table 13.1: is a text about China? */
const texts = [
  ['Chinese', 'Beijing', 'Chinese'],
  ['Chinese', 'Chinese', 'Shanghai'],
  ['Chinese', 'Macao'],
  ['Tokyo', 'Japan', 'Chinese'],
];
const labels = [1, 1, 1, 0];

describe('naiveBayes', () => {
  it('has the chances of the textbook example', () => {
    const { logProbabilities, classOf } = naiveBayes(texts, labels, { classCount: 2, longest: 1 });
    const unseen = ['Chinese', 'Chinese', 'Chinese', 'Tokyo', 'Japan'];
    const china = (3 / 4) * (3 / 7) ** 3 * (1 / 14) ** 2;
    const other = (1 / 4) * (2 / 9) ** 3 * (2 / 9) ** 2;
    const [otherLog, chinaLog] = logProbabilities(unseen);
    expect(Math.exp(chinaLog!)).toBeCloseTo(china / (china + other), 12);
    expect(Math.exp(otherLog!)).toBeCloseTo(other / (china + other), 12);
    expect(classOf(unseen)).toBe(1);
  });

  it('counts pairs too', () => {
    const { classOf } = naiveBayes(
      [
        ['not', 'good', 'bad'],
        ['good', 'not', 'bad'],
      ],
      [0, 1],
      { classCount: 2 },
    );
    expect([classOf(['not', 'good']), classOf(['good', 'not'])]).toEqual([0, 1]); // no single word tells
  });

  it('says the prior chances where it knows no word', () => {
    const { logProbabilities } = naiveBayes(texts, labels, { classCount: 2 });
    for (const unknown of [[], ['Paris']]) {
      expect([...logProbabilities(unknown)].map(Math.exp)).toEqual([expect.closeTo(1 / 4), expect.closeTo(3 / 4)]);
    }
  });

  it('stays finite for long texts, of ids too', () => {
    const { logProbabilities } = naiveBayes([Int32Array.of(1), Int32Array.of(2)], [0, 1], { classCount: 2 });
    const chances = logProbabilities(new Int32Array(5000).fill(1));
    expect(chances[0]).toBe(0);
    expect(chances[1]).toBeLessThan(-1000);
    expect(chances[1]).toBeGreaterThan(-Infinity);
  });

  it('refuses a class without a text', () => {
    expect(() => naiveBayes(texts, labels, { classCount: 3 })).toThrow('naiveBayes: class 2 has no row');
  });

  it('looks up every thousand texts', () => {
    const many = Array.from({ length: 2500 }, (_, i) => [i % 2 === 0 ? 'a' : 'b']);
    const work = naiveBayesWork(
      many,
      many.map((_, i) => i % 2),
      { classCount: 2 },
    );
    expect(Array.from(work)).toEqual([0, 0.4, 0.8]);
  });
});

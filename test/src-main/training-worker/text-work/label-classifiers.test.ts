import { describe, expect, test } from 'vitest';
import { labelClassifiers } from '#shared/contract/text-labels.ts';
import { accuracyOf } from '#shared/language/class-probabilities.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { byClassifier, learnedClassifiers, neighborsOf } from '#main/training-worker/text-work/label-classifiers.ts';
import type { CodedTexts } from '#main/training-worker/text-work/labeled-texts.ts';

const learning = { classCount: 2, pause: () => Promise.resolve() };

/** Texts whose first code and whose word tell the class; the second code is large and says nothing. */
function texts(count: number, seed: number): CodedTexts {
  const { normal, below } = randomStream([seed, 0], 'texts');
  const labels = Int32Array.from({ length: count }, (_, i) => i % 2);
  return {
    labels,
    words: Array.from(labels, (label) => [`noise${below(5)}`, label === 0 ? 'bad' : 'good']),
    codes: Float32Array.from(Array.from(labels, (label) => [(label === 0 ? -1 : 1) + 0.3 * normal(), normal()]).flat()),
  };
}

describe.each(labelClassifiers)('%s', (name) => {
  test('learns what tells the classes apart, and gives chances', async () => {
    const chancesOf = await learnedClassifiers[name](texts(40, 1), learning);
    const unseen = texts(100, 2);
    const chances = await chancesOf(unseen, learning.pause);
    expect(accuracyOf(chances, unseen.labels, 2)).toBeGreaterThan(0.95);
    for (let row = 0; row < 100; row++) expect(chances[2 * row]! + chances[2 * row + 1]!).toBeCloseTo(1, 9);
  });

  test('says nothing but the shares of the classes where nothing tells them apart', async () => {
    const equal: CodedTexts = {
      labels: Int32Array.of(0, 0, 0, 1),
      words: [['a'], ['a'], ['a'], ['a']],
      codes: Float32Array.of(1, 1, 1, 1),
    };
    const chances = await (await learnedClassifiers[name](equal, learning))(equal, learning.pause);
    // √4 = 2 codes vote, the first two, which are of class 0
    expect(chances[0]).toBeCloseTo(name === 'code-neighbors' ? 1 : 0.75, 3);
  });

  test('stops at a pause', async () => {
    const pause = () => Promise.reject(new Error('canceled'));
    await expect(learnedClassifiers[name](texts(40, 1), { classCount: 2, pause })).rejects.toThrow('canceled');
  });
});

test('scales of codes are those of the labeled texts: other units change nothing for the regression', async () => {
  const some = texts(40, 1);
  const inOtherUnits = (one: CodedTexts): CodedTexts => ({
    ...one,
    codes: one.codes.map((z, i) => (i % 2 === 0 ? 1000 * z + 5 : z)),
  });
  const unseen = texts(30, 2);
  const chances = await (await learnedClassifiers['code-regression'](some, learning))(unseen, learning.pause);
  const other = await learnedClassifiers['code-regression'](inOtherUnits(some), learning);
  (await other(inOtherUnits(unseen), learning.pause)).forEach((chance, i) =>
    expect(chance).toBeCloseTo(chances[i]!, 3),
  );
});

test('of n labels √n vote, 10 at most', () => {
  expect([1, 2, 10, 50, 100, 10_000].map(neighborsOf)).toEqual([1, 1, 3, 7, 10, 10]);
});

test('goes through all classifiers', () => {
  expect(byClassifier((name) => name.length)).toEqual({
    'code-regression': 15,
    'code-neighbors': 14,
    'naive-bayes': 11,
    'word-regression': 15,
  });
});

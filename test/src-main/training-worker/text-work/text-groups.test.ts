import { expect, test } from 'vitest';
import type { DenseFeatures } from '#shared/language/features.ts';
import {
  coherences,
  distinctiveTokens,
  meanCoherence,
  textGroups,
} from '#main/training-worker/text-work/text-groups.ts';
import { silent } from './a-text-work.ts';

const rows = (...values: readonly number[]): DenseFeatures => {
  return { kind: 'dense', values: Float64Array.from(values), featureCount: 1 };
};

test('held-out texts belong to the nearest center of the training texts', async () => {
  const features = { training: rows(0, 10, 2, 12), heldOut: rows(3, -50, 9) };
  const { centers, training, heldOut } = await textGroups(features, { clusters: 2, seed: 1, what: 'grouping' }, silent);
  const low = training[0]!;
  expect(Array.from(training)).toEqual([low, 1 - low, low, 1 - low]);
  expect([centers[low], centers[1 - low]]).toEqual([1, 11]);
  expect(Array.from(heldOut)).toEqual([low, low, 1 - low]);
});

test('a group is named by tokens that others lack', () => {
  const texts = [Int32Array.of(4, 5), Int32Array.of(4, 6), Int32Array.of(4, 6)];
  expect(distinctiveTokens(texts, Int32Array.of(0, 1, 1), { groupCount: 2, most: 1 })).toEqual([[5], [6]]);
});

test('coherence is measured list by list, by hand, and its mean is over those that have a pair of words', async () => {
  const texts = [Int32Array.of(4, 5), Int32Array.of(4, 5), Int32Array.of(6), Int32Array.of(7)];
  // 4 and 5 are in the same half of the texts: ln(½ / ¼) / ln 2 = 1; no text has 6 and 7: −1
  const lists = [[4, 5], [6, 7], [4], [4, 5], [4, 5], [6, 7], []];
  const told: number[] = [];
  const found = await coherences(lists, texts, (_what, done) => Promise.resolve(void told.push(done)));
  expect(found.map((one) => one && Math.round(one * 1e12) / 1e12)).toEqual([1, -1, null, 1, 1, -1, null]);
  expect(told).toEqual([0, 5]);
  expect(meanCoherence(found)).toBeCloseTo(0.2, 12);
  expect(meanCoherence([null])).toBeNull();
});

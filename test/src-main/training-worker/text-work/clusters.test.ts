import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { meanCoherence, workClusters } from '#main/training-worker/text-work/clusters.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = { kind: 'clusters', clusters: 2, examples: 3, seed: 1 } as const;

test('every training text is in one cluster, the largest first, the examples nearest to the center first', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const { texts, clusters } = await workClusters(request, work, silent);
  expect(texts).toBe(train.count);
  expect(clusters[0]!.size + clusters[1]!.size).toBe(train.count);
  expect(clusters[0]!.size).toBeGreaterThanOrEqual(clusters[1]!.size);
  const distances = clusters[0]!.examples.map(({ distance }) => distance);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  expect(await workClusters(request, work, silent)).toMatchObject({ clusters });
});

test('the words of statements and questions tell them apart, random groups do not', async () => {
  const { byWords, atRandom } = await workClusters(request, aTextWork(engine), silent);
  expect(byWords.agreement!.purity).toBe(1); // "who says that … ?" is in every question and in no statement
  expect(byWords.agreement!.normalizedMutualInformation).toBeCloseTo(1, 10);
  expect(atRandom.agreement!.normalizedMutualInformation).toBeLessThan(0.1);
});

test('coherence is the mean over the groups that have a pair of words', () => {
  const texts = [Int32Array.of(4, 5), Int32Array.of(4, 5), Int32Array.of(6), Int32Array.of(7)];
  // 4 and 5 are in the same half of the texts: ln(½ / ¼) / ln 2 = 1; no text has 6 and 7: −1
  expect(meanCoherence([[4, 5], [6, 7], [4]], texts)).toBeCloseTo(0, 12);
  expect(meanCoherence([[4, 5], []], texts)).toBeCloseTo(1, 12);
  expect(meanCoherence([[4], []], texts)).toBeNull();
});

test('says how many texts there are where more clusters are asked for, and that a language model has no codes', async () => {
  const few = workClusters({ ...request, clusters: 200 }, aTextWork(engine), silent);
  await expect(few).rejects.toMatchObject(invalid(/200 are asked for, but there are \d+/));
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workClusters(request, model, silent)).rejects.toMatchObject(invalid(/no codes/));
});

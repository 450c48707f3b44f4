import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { requireEnoughTexts, workClusters } from '#main/training-worker/text-work/clusters.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = { kind: 'clusters', clusters: 2, examples: 3, seed: 1, seeds: 1 } as const;

test('every training text is in one cluster, the largest first, the examples nearest to the center first', async () => {
  const work = aTextWork(engine);
  const { train, test: held } = work.dataset().data;
  const { texts, heldOutTexts, clusters } = await workClusters(request, work, silent);
  expect([texts, heldOutTexts]).toEqual([train.count, held.count]);
  expect(clusters[0]!.size + clusters[1]!.size).toBe(train.count);
  expect(clusters[0]!.size).toBeGreaterThanOrEqual(clusters[1]!.size);
  const distances = clusters[0]!.examples.map(({ distance }) => distance);
  expect(distances).toHaveLength(3);
  expect(distances).toEqual([...distances].sort((a, b) => a - b));
  for (const { text, place } of clusters[0]!.examples) expect(train.texts[train.places.indexOf(place)]).toBe(text);
  expect(await workClusters(request, work, silent)).toMatchObject({ clusters });
});

test('the words of statements and questions tell held-out ones apart, random groups do not', async () => {
  const { byWords, atRandom } = await workClusters(request, aTextWork(engine), silent);
  expect(byWords.agreement!.purity).toEqual({ mean: 1, standardDeviation: null }); // "who says that … ?" is in every question
  expect(byWords.agreement!.normalizedMutualInformation.mean).toBeCloseTo(1, 10);
  expect(atRandom.agreement!.normalizedMutualInformation.mean).toBeLessThan(0.15);
});

test('figures are over seeds, the first of which shows its clusters', async () => {
  const work = aTextWork(engine);
  const asked = { ...request, clusters: 5 };
  const each = await Promise.all([1, 2, 3].map((seed) => workClusters({ ...asked, seed }, work, silent)));
  const all = await workClusters({ ...asked, seeds: 3 }, work, silent);
  expect(all.clusters).toEqual(each[0]!.clusters);
  expect(all.seeds).toBe(3);
  const means = each.map(({ byCode }) => byCode.coherence!.mean);
  const mean = (means[0]! + means[1]! + means[2]!) / 3;
  expect(all.byCode.coherence!.mean).toBeCloseTo(mean, 12);
  expect(all.byCode.coherence!.standardDeviation).toBeCloseTo(
    Math.sqrt(means.reduce((sum, one) => sum + (one - mean) ** 2, 0) / 2),
    12,
  );
  const known = all.clusters.flatMap(({ coherence }) => coherence ?? []);
  expect(known.reduce((sum, one) => sum + one, 0) / known.length).toBeCloseTo(means[0]!, 12);
});

test('says how many texts there are where more clusters are asked for, and that a language model has no codes', async () => {
  const work = aTextWork(engine);
  const few = workClusters({ ...request, clusters: 200 }, work, silent);
  await expect(few).rejects.toMatchObject(invalid(/200 are asked for, but there are \d+/));
  expect(() => requireEnoughTexts(2, work)).not.toThrow();
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workClusters(request, model, silent)).rejects.toMatchObject(invalid(/no codes/));
});

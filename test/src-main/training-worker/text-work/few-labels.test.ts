import { beforeAll, expect, test } from 'vitest';
import type { FewLabelsRequest } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { meanAccuracy, workFewLabels } from '#main/training-worker/text-work/few-labels.ts';
import type { Tell } from '#main/training-worker/text-work/tell.ts';
import { trainedClassifiers } from '#main/training-worker/text-work/trained-classifiers.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<FewLabelsRequest> = {}): FewLabelsRequest => ({
  kind: 'few-labels',
  sizes: [4, 20],
  repeats: 3,
  seed: 1,
  ...changes,
});

test('every number of labels has its draws, and all labels come last as one fit', async () => {
  const work = aTextWork(engine);
  const { points, ...rest } = await workFewLabels(request(), work, silent);
  const trained = await trainedClassifiers(work, silent);
  const { train, test: tested } = work.dataset().data;
  expect(rest).toMatchObject({ labeledTexts: train.count, measuredTexts: tested.count, testTexts: tested.count });
  expect(points.map(({ labels, draws }) => [labels, draws])).toEqual([
    [4, 3],
    [20, 3],
    [train.count, 1],
  ]);
  const [few, , all] = points;
  expect(few!.accuracy['naive-bayes'].interval).not.toBeNull();
  expect(all!.accuracy['naive-bayes']).toEqual({ mean: trained['naive-bayes'].accuracy, interval: null });
  for (const { mean } of points.flatMap(({ accuracy }) => Object.values(accuracy))) {
    expect(mean).toBeGreaterThanOrEqual(0);
    expect(mean).toBeLessThanOrEqual(1);
  }
  expect(points[1]!.accuracy['naive-bayes'].mean).toBeGreaterThan(0.9); // half is chance
  expect(all!.accuracy['naive-bayes'].mean).toBe(1); // every question has "who says that"
});

test('the share of the most frequent class of the labels is that of the test texts', async () => {
  const work = aTextWork(engine);
  const { mostFrequent } = await workFewLabels(request({ sizes: [] }), work, silent);
  const { train, test: tested } = work.dataset().data;
  const questions = train.labels!.reduce((sum, label) => sum + label, 0);
  const most = questions > train.count / 2 ? 1 : 0;
  expect(mostFrequent).toBe(tested.labels!.filter((label) => label === most).length / tested.count);
});

test('the usual numbers of labels are those below all, and the same seed gives the same figures', async () => {
  const work = aTextWork(engine);
  const answer = await workFewLabels(request({ sizes: null, repeats: 1 }), work, silent);
  expect(answer.points.map(({ labels }) => labels)).toEqual([10, 20, 50, 100, work.dataset().data.train.count]);
  expect(answer.points[0]!.accuracy['code-regression'].interval).toBeNull();
  expect(await workFewLabels(request({ sizes: null, repeats: 1 }), work, silent)).toEqual(answer);
});

test('what is done rises to what there is to do', async () => {
  const told: [number, number][] = [];
  const tell: Tell = (what, done, total) => {
    if (what === 'learning from few labels') told.push([done, total]);
    return Promise.resolve();
  };
  await workFewLabels(request(), aTextWork(engine), tell);
  const done = told.map(([some]) => some);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
  expect(done.at(-1)).toBeLessThan(told[0]![1]);
  expect(new Set(done).size).toBe(6); // two sizes, three draws
});

test('numbers of labels that do not fit are refused with those that do', async () => {
  const work = aTextWork(engine);
  const count = work.dataset().data.train.count;
  const asked = (sizes: number[]) => workFewLabels(request({ sizes }), work, silent);
  await expect(asked([count + 1])).rejects.toMatchObject(invalid(/expected rising numbers of labels from 2 to/));
  await expect(asked([20, 20])).rejects.toMatchObject(invalid(/found 20, expected rising numbers of labels from 21/));
});

test('an accuracy is a mean with the interval of Student', () => {
  // deviation 0.1, standard error 0.1/√3, t of 2 degrees 4.303
  const { mean, interval } = meanAccuracy([0.6, 0.7, 0.8]);
  expect(mean).toBeCloseTo(0.7, 12);
  expect(interval!.high - mean).toBeCloseTo((4.302653 * 0.1) / Math.sqrt(3), 6);
  expect(meanAccuracy([0.5])).toEqual({ mean: 0.5, interval: null });
});

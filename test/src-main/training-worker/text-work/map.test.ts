import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { packedText } from '#shared/contract/packed-texts.ts';
import { shownTexts, workMap } from '#main/training-worker/text-work/map.ts';
import { testCodes, trainingCodes } from '#main/training-worker/text-work/training-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = { kind: 'map', clusters: 3, seed: 1 } as const;

test('has every training text and every test text, each with its place, its label and its text', async () => {
  const work = aTextWork(engine);
  const { train, test: held } = work.dataset().data;
  const answer = await workMap(request, work, silent);
  const count = train.count + held.count;
  expect(answer).toMatchObject({ trainingTexts: train.count, allTexts: count, classes: ['statement', 'question'] });
  expect(answer.splitSizes).toEqual({ train: 160, test: 40 });
  expect(answer.points.shape).toEqual([count, 2]);
  expect(Array.from(answer.places.data)).toEqual([...train.places, ...held.places]);
  expect(Array.from(answer.labels!.data)).toEqual([...train.labels!, ...held.labels!]);
  expect(Array.from({ length: count }, (_, i) => packedText(answer.texts, i))).toEqual([...train.texts, ...held.texts]);
});

test('points keep what the first two components keep: no distance grows, and shares are of the variance', async () => {
  const work = aTextWork(engine);
  const { points, explained } = await workMap(request, work, silent);
  const codes = [...(await trainingCodes(work, silent)), ...(await testCodes(work, silent))];
  const distance = (x: ArrayLike<number>, size: number, i: number, j: number) =>
    Math.hypot(...Array.from({ length: size }, (_, k) => x[i * size + k]! - x[j * size + k]!));
  for (let i = 1; i < 150; i += 7) {
    expect(distance(points.data, 2, 0, i)).toBeLessThanOrEqual(distance(codes, 3, 0, i) + 1e-5);
  }
  const variance = (x: ArrayLike<number>, size: number) => {
    const columns = Array.from({ length: size }, (_, k) => Array.from(x).filter((_value, i) => i % size === k));
    const about = columns.map((column) => {
      const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
      return column.reduce((sum, value) => sum + (value - mean) ** 2, 0) / column.length;
    });
    return about.reduce((sum, one) => sum + one, 0);
  };
  expect(explained[0] + explained[1]).toBeCloseTo(variance(points.data, 2) / variance(codes, 3), 4);
  expect(explained[0]).toBeGreaterThanOrEqual(explained[1]);
});

test('clusters are counted over all texts, the largest first, and their labels add up', async () => {
  const { clusters, clusterOf, labels } = await workMap(request, aTextWork(engine), silent);
  const sizes = clusters.map((_, cluster) => clusterOf.data.filter((one) => one === cluster).length);
  expect(clusters.map(({ size }) => size)).toEqual(sizes);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  clusters.forEach(({ labelCounts, words }, cluster) => {
    const questions = labels!.data.filter((label, i) => label === 1 && clusterOf.data[i] === cluster).length;
    expect(labelCounts).toEqual([sizes[cluster]! - questions, questions]);
    expect(words.length).toBeLessThanOrEqual(10);
  });
});

test('more texts than are shown are spread over both splits', () => {
  const splits = [{ count: 300 }, { count: 100 }] as unknown as Parameters<typeof shownTexts>[0]; // nothing else is read
  expect(shownTexts(splits, 400).map(({ rows }) => rows.length)).toEqual([300, 100]);
  const [training, test] = shownTexts(splits, 40);
  expect([training!.rows.length, test!.rows.length]).toEqual([30, 10]);
  expect(Array.from(test!.rows)).toEqual([5, 15, 25, 35, 45, 55, 65, 75, 85, 95]);
});

test('a language model has no map', async () => {
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workMap(request, model, silent)).rejects.toMatchObject(invalid(/no codes/));
});

import { beforeAll, expect, test } from 'vitest';
import { openDataset } from '#main/datasets/dataset-files.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { prepareData } from '#main/training-worker/images/prepared-images.ts';
import { encodeRows, evaluateSplit, knnAccuracy } from '#main/training-worker/images/image-evaluation.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function open(changes: Parameters<typeof quickHyperparameters>[0] = {}) {
  const directory = temporaryDirectory();
  writeExampleDataset(directory, { train: 1200, test: 501 });
  const values = quickHyperparameters(changes);
  const data = prepareData(openDataset(directory), values);
  return { values, data, runner: engine.stepRunner({ ...values, dataShape: [6, 6, 1] }) };
}

test('means weigh every example alike, the short last batch too, and −ELBO is their sum', () => {
  const { values, data, runner } = open();
  const { metrics } = evaluateSplit(runner, values, data.test);
  const first = evaluateSplit(runner, values, { ...data.test, count: 500 }).metrics;
  const bytes = data.test.bytes.subarray(500 * 36);
  expect(metrics['negativeElbo']).toBeCloseTo(metrics['reconstruction']! + metrics['kl']!, 9);
  expect(metrics['kl']).toBeCloseTo(metrics['kl.0']! + metrics['kl.1']!, 5);
  const lastKl = metrics['kl']! * 501 - first['kl']! * 500;
  const alone = evaluateSplit(runner, values, { ...data.test, bytes, count: 1 }).metrics['kl']!;
  expect(lastKl).toBeCloseTo(alone, 3);
  runner.dispose();
});

test('an autoencoder has neither KL nor ELBO', () => {
  const { values, data, runner } = open({ modelKind: 'ae', likelihood: 'gaussian-fixed' });
  const { metrics } = evaluateSplit(runner, values, data.test);
  expect(Object.keys(metrics).sort()).toEqual(['activeUnits', 'loss', 'meanSquaredError', 'reconstruction']);
  runner.dispose();
});

test('repeats itself exactly, and codes agree with those of encodeRows', () => {
  const { values, data, runner } = open({ likelihood: 'gaussian-shared' });
  const once = evaluateSplit(runner, values, data.test);
  expect(evaluateSplit(runner, values, data.test)).toEqual(once);
  expect(once.metrics['sigma']).toBeGreaterThan(0);
  const codes = encodeRows(runner, data.test, data.test.count);
  codes.forEach((value, i) => expect(value).toBeCloseTo(once.means[i]!, 5));
  runner.dispose();
});

test('nearest neighbors tell the bars apart better than chance; without labels there is no accuracy', () => {
  const { values, data, runner } = open();
  const { means } = evaluateSplit(runner, values, data.test);
  expect(knnAccuracy(runner, values, data.train, { labels: data.test.labels, means })).toBeGreaterThan(0.6);
  expect(knnAccuracy(runner, values, data.train, { labels: null, means })).toBeNull();
  runner.dispose();
});

import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { textBatch } from '#main/training-worker/texts/text-batch.ts';
import {
  encodeTexts,
  evaluateTexts,
  importanceFigure,
  textKnnAccuracy,
} from '#main/training-worker/texts/text-evaluation.ts';
import type { OpenTextModel } from '#main/training-worker/texts/text-evaluation.ts';
import type { TextSplit } from '#main/training-worker/texts/text-split.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { openModel } from './open-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

/** Terms of each text alone, in a batch of its own length. */
function oneByOne({ runner }: OpenTextModel, split: TextSplit) {
  return Array.from({ length: split.count }, (_, row) => {
    const width = split.lengths[row]!;
    return runner.evaluate(textBatch(split, { rows: Int32Array.of(row), width, count: 1, withLabels: false }), [0, 0]);
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('every text counts once, however batches are filled up, and perplexity counts every token with its end mark', () => {
  const { model, data } = openModel(engine, { modelKind: 'language-model' });
  const alone = oneByOne(model, data.test); // a language model draws nothing: the same in any batch
  const { metrics, means } = evaluateTexts(model, data.test);
  const nats = alone.map(({ reconstruction }) => reconstruction[0]!);
  expect(data.test.count % model.values.batchSize).not.toBe(0);
  expect(metrics['negativeElbo']).toBeCloseTo(mean(nats), 4);
  const tokens = data.test.tokens.length; // words and end marks
  expect(metrics['perplexity']).toBeCloseTo(Math.exp(nats.reduce((a, b) => a + b, 0) / tokens), 3);
  expect(Object.keys(metrics).sort()).toEqual(['loss', 'negativeElbo', 'perplexity', 'reconstruction']);
  expect(means).toHaveLength(0);
});

test('the KL of a VAE is the mean over texts, a sum over dimensions, and weighed by β in the loss alone', () => {
  const { model, data } = openModel(engine, { beta: 0.25 });
  const alone = oneByOne(model, data.test);
  const { metrics, means } = evaluateTexts(model, data.test);
  const kl = metrics['kl']!;
  expect(kl).toBeCloseTo(mean(alone.map((terms) => terms.kl[0]!)), 5);
  expect(kl).toBeCloseTo(metrics['kl.0']! + metrics['kl.1']! + metrics['kl.2']!, 6);
  expect(metrics['negativeElbo']).toBeCloseTo(metrics['reconstruction']! + kl, 9);
  expect(metrics['loss']).toBeCloseTo(metrics['reconstruction']! + 0.25 * kl, 9);
  const nats = metrics['negativeElbo']! * data.test.count;
  expect(metrics['perplexity']).toBeCloseTo(Math.exp(nats / data.test.tokens.length), 6);
  alone.forEach(({ mu }, row) => mu.forEach((value, i) => expect(means[3 * row + i]).toBeCloseTo(value, 5)));
  expect(metrics['mutualInformation']).toBeLessThanOrEqual(Math.log(data.test.count));
});

test('repeats itself exactly', () => {
  const { model, data } = openModel(engine);
  expect(evaluateTexts(model, data.test)).toEqual(evaluateTexts(model, data.test));
});

test('an autoencoder has neither KL nor ELBO nor perplexity', () => {
  const { model, data } = openModel(engine, { modelKind: 'ae' });
  expect(Object.keys(evaluateTexts(model, data.test).metrics).sort()).toEqual([
    'activeUnits',
    'loss',
    'reconstruction',
  ]);
});

test('codes come in the order of the rows that are asked for, whatever the lengths of their texts', () => {
  const { model, data } = openModel(engine);
  const { means } = evaluateTexts(model, data.test);
  const rows = Int32Array.of(7, 0, 33, 12);
  const codes = encodeTexts(model, data.test, rows);
  rows.forEach((row, i) => {
    for (let j = 0; j < 3; j++) expect(codes[3 * i + j]).toBeCloseTo(means[3 * row + j]!, 5);
  });
});

test('−log p(x) of a language model is its −ELBO; that of a VAE is below it', () => {
  const exact = openModel(engine, { modelKind: 'language-model' });
  const { metrics } = evaluateTexts(exact.model, exact.data.test);
  expect(importanceFigure(exact.model, exact.data.test)).toBeCloseTo(metrics['negativeElbo']!, 4);
  const { model, data } = openModel(engine);
  const bound = evaluateTexts(model, data.test).metrics['negativeElbo']!;
  expect(importanceFigure(model, data.test)).toBeLessThan(bound);
});

test('nearest neighbors are asked where there are labels and codes', () => {
  const { model, data } = openModel(engine);
  const { means } = evaluateTexts(model, data.test);
  const accuracy = textKnnAccuracy(model, data.train, { labels: data.test.labels, means });
  expect(accuracy).toBeGreaterThan(0.6); // statements and questions end differently
  expect(textKnnAccuracy(model, data.train, { labels: null, means })).toBeNull();
  const other = openModel(engine, { modelKind: 'language-model' });
  expect(textKnnAccuracy(other.model, data.train, { labels: data.test.labels, means })).toBeNull();
});

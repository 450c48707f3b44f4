import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { codedSplits, trainedClassifiers } from '#main/training-worker/text-work/trained-classifiers.ts';
import { testCodes, trainingCodes } from '#main/training-worker/text-work/training-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('codes stand beside their texts', async () => {
  const work = aTextWork(engine);
  const { train, test: tested } = await codedSplits(work, silent);
  expect(train.codes).toEqual(await trainingCodes(work, silent));
  expect(tested.codes).toEqual(await testCodes(work, silent));
  expect(train.codes).toHaveLength(train.labels.length * work.values.latentSize);
});

test('words tell statements from questions, and what was learned is kept', async () => {
  const work = aTextWork(engine);
  const trained = await trainedClassifiers(work, silent);
  expect(trained['naive-bayes'].accuracy).toBe(1);
  expect(trained['word-regression'].accuracy).toBe(1);
  expect(await trainedClassifiers(work, silent)).toBe(trained);
});

test('a model without codes and one that reads labels are refused', async () => {
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(codedSplits(model, silent)).rejects.toMatchObject(invalid(/no codes/));
  const told = aTextWork(engine, { labelCondition: 'label' });
  await expect(codedSplits(told, silent)).rejects.toMatchObject(invalid(/together with its label/));
});

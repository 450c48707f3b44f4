import { beforeAll, expect, test } from 'vitest';
import type { AugmentRequest } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workAugment } from '#main/training-worker/text-work/augment.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { exampleTexts } from '#test/helpers/example-texts.ts';
import { aLabeledWork } from './a-labeled-work.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<AugmentRequest> = {}): AugmentRequest => ({
  kind: 'augment',
  label: 'question',
  count: 8,
  strategy: { kind: 'sample', temperature: 1 },
  seed: 1,
  ...changes,
});

test('writes texts of the class and measures them beside real ones', async () => {
  const work = aTextWork(engine);
  const answer = await workAugment(request(), work, silent);
  expect(answer).toMatchObject({ label: 'question', codes: 'class-gaussian' });
  expect(answer.texts).toHaveLength(8);
  expect(answer.real).toMatchObject({ convinced: 1, copiedShare: 0 }); // test texts are no training texts
  expect(answer.written.convinced).toBeGreaterThanOrEqual(0);
  expect(answer.written.trigramPerplexity).toBeGreaterThan(answer.real!.trigramPerplexity);
  expect((await workAugment(request({ count: 3 }), work, silent)).texts).toEqual(answer.texts.slice(0, 3));
});

test('without test texts of the class there are no figures of real ones', async () => {
  const { classes, splits } = exampleTexts();
  const statements = splits.test.texts.filter((_, row) => splits.test.labels![row] === 0);
  const tested = { texts: statements, labels: new Uint8Array(statements.length) };
  const work = aLabeledWork(engine, { classes, splits: { train: splits.train, test: tested } });
  expect((await workAugment(request(), work, silent)).real).toBeNull();
});

test('a model that is told labels is told the class', async () => {
  const answer = await workAugment(request(), aTextWork(engine, { labelCondition: 'label' }), silent);
  expect(answer.codes).toBe('told-label');
});

test('refuses a class that is not there, and models that cannot write one', async () => {
  const asked = workAugment(request({ label: 'answer' }), aTextWork(engine), silent);
  await expect(asked).rejects.toMatchObject(invalid(/there are "statement", "question"/));
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workAugment(request(), model, silent)).rejects.toMatchObject(invalid(/no codes/));
  const topics = aTextWork(engine, { network: 'topics', encoderWidths: [8] });
  await expect(workAugment(request(), topics, silent)).rejects.toMatchObject(invalid(/writes no texts/));
});

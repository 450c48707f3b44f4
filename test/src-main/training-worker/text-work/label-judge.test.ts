import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { labelJudge } from '#main/training-worker/text-work/label-judge.ts';
import { trainedClassifiers } from '#main/training-worker/text-work/trained-classifiers.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('is the naive Bayes that knows all labels, and reads texts', async () => {
  const work = aTextWork(engine);
  const judge = await labelJudge(work, silent);
  expect(judge.accuracy).toBe((await trainedClassifiers(work, silent))['naive-bayes'].accuracy);
  const chances = await judge.chancesOf(['Bob eats it.', 'WHO says that Bob eats it?', ''], () => Promise.resolve());
  expect(judge.classes).toEqual(['statement', 'question']);
  expect(chances[0]).toBeGreaterThan(0.9);
  expect(chances[3]).toBeGreaterThan(0.9);
  const { labels } = work.dataset().data.train;
  expect(chances[5]).toBeCloseTo(labels!.filter((label) => label === 1).length / labels!.length, 9); // an empty text
});

test('works for a model that is told labels too', async () => {
  expect((await labelJudge(aTextWork(engine, { labelCondition: 'label' }), silent)).accuracy).toBe(1);
});

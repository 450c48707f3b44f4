import { beforeAll, expect, test } from 'vitest';
import { labelClassifiers } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workClassify } from '#main/training-worker/text-work/classify.ts';
import { trainedClassifiers } from '#main/training-worker/text-work/trained-classifiers.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('every classifier says a class with its chance, and how often it is right', async () => {
  const work = aTextWork(engine);
  const texts = ['Bob likes soup.', 'who says that Bob likes soup?'];
  const answer = await workClassify({ kind: 'classify', texts }, work, silent);
  expect(answer.texts.map(({ text }) => text)).toEqual(texts);
  expect(answer.texts.map(({ verdicts }) => verdicts['naive-bayes'].label)).toEqual(['statement', 'question']);
  const trained = await trainedClassifiers(work, silent);
  for (const name of labelClassifiers) {
    expect(answer.accuracy[name]).toBe(trained[name].accuracy);
    for (const { verdicts } of answer.texts) {
      const { label, probabilities } = verdicts[name];
      expect(probabilities.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
      expect(label).toBe(answer.classes[probabilities.indexOf(Math.max(...probabilities))]);
    }
  }
});

test('a text says the same alone and beside others', async () => {
  const work = aTextWork(engine);
  const ask = (texts: string[]) => workClassify({ kind: 'classify', texts }, work, silent);
  const [alone] = (await ask(['Eve hides it.'])).texts;
  const beside = (await ask(['who says that Ann paints it?', 'Eve hides it.'])).texts[1]!;
  for (const name of labelClassifiers) {
    expect(beside.verdicts[name].label).toBe(alone!.verdicts[name].label);
    beside.verdicts[name].probabilities.forEach((chance, i) => {
      expect(chance).toBeCloseTo(alone!.verdicts[name].probabilities[i]!, 4);
    });
  }
});

test('a text that is too long is named by its number', async () => {
  const texts = ['Ann', 'soup '.repeat(40)];
  const asked = workClassify({ kind: 'classify', texts }, aTextWork(engine), silent);
  await expect(asked).rejects.toMatchObject(invalid(/text 2: the text has 40 tokens/));
});

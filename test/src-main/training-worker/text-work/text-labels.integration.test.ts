import { beforeAll, expect, test } from 'vitest';
import type { FewLabelsRequest, ShiftRequest } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workAugment } from '#main/training-worker/text-work/augment.ts';
import { workClassify } from '#main/training-worker/text-work/classify.ts';
import { workFewLabels } from '#main/training-worker/text-work/few-labels.ts';
import { workShift } from '#main/training-worker/text-work/shift.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { silent } from './a-text-work.ts';
import { aTrainedTextWork } from './a-trained-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const isQuestion = (text: string) => text.startsWith('who says');

test('a model that was not told which texts are questions knows it from a few', { timeout: 120_000 }, async () => {
  const work = await aTrainedTextWork(engine, { beta: 0.2 });
  const few: FewLabelsRequest = { kind: 'few-labels', sizes: [10], repeats: 3, seed: 1 };
  const { points } = await workFewLabels(few, work, silent);
  expect(points[0]!.accuracy['code-regression'].mean).toBeGreaterThan(0.8); // half is chance
  expect(points[1]!.accuracy['code-neighbors'].mean).toBeGreaterThan(0.95);
  const { texts } = await workClassify({ kind: 'classify', texts: ['who says that nobody eats soup?'] }, work, silent);
  expect(texts[0]!.verdicts['code-regression'].label).toBe('question');

  const shift: ShiftRequest = {
    kind: 'shift',
    to: 'question',
    texts: [],
    strength: null,
    examples: 50,
    measure: false,
    strategy: { kind: 'greedy' },
    seed: 1,
  };
  const shifted = await workShift(shift, work, silent);
  expect(shifted.measures!.shifted.convinced).toBeGreaterThan(0.8);
  expect(shifted.measures!.rewritten.convinced).toBeLessThan(0.2);
  const questions = shifted.texts.filter((one) => isQuestion(one.shifted));
  expect(questions.length / shifted.texts.length).toBeGreaterThan(0.8);

  const strategy = { kind: 'sample', temperature: 0.5 } as const;
  const augment = { kind: 'augment', label: 'question', count: 60, strategy, seed: 1 } as const;
  const written = await workAugment(augment, work, silent);
  expect(written.texts.filter(isQuestion).length / 60).toBeGreaterThan(0.8);
});

test('a model that is told labels writes those of the class it is told', { timeout: 120_000 }, async () => {
  const told = await aTrainedTextWork(engine, { labelCondition: 'label' });
  const strategy = { kind: 'sample', temperature: 0.5 } as const;
  for (const label of ['question', 'statement']) {
    const request = { kind: 'augment', label, count: 60, strategy, seed: 1 } as const;
    const { texts } = await workAugment(request, told, silent);
    const right = texts.filter((text) => isQuestion(text) === (label === 'question')).length;
    expect(right / texts.length).toBeGreaterThan(0.9);
  }
});

import { beforeAll, expect, test } from 'vitest';
import type { ShiftRequest } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { bestStrength, workShift } from '#main/training-worker/text-work/shift.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<ShiftRequest> = {}): ShiftRequest => ({
  kind: 'shift',
  to: 'question',
  texts: [],
  strength: 1,
  examples: 3,
  measure: false,
  strategy: { kind: 'greedy' },
  seed: 1,
  ...changes,
});

test('without texts the test texts of other classes are shifted, and measured beside baselines', async () => {
  const work = aTextWork(engine);
  const { texts, measures, strength, chosen, isTold } = await workShift(request(), work, silent);
  const { data } = work.dataset();
  const statements = data.test.texts.filter((_, row) => data.test.labels![row] === 0);
  expect(texts.map(({ original }) => original)).toEqual(statements.slice(0, 3));
  expect(measures!.texts).toBe(statements.length);
  expect([strength, chosen, isTold]).toEqual([1, null, false]);
  expect(measures!.originals).toMatchObject({ convinced: 0, kept: 1 });
  expect(measures!.nearest.convinced).toBe(1);
  expect(measures!.nearest.kept).toBeLessThan(1);
  expect(measures!.judgeAccuracy).toBe(1);
});

test('without a shift the texts are those that are written again', async () => {
  const { measures } = await workShift(request({ strength: 0 }), aTextWork(engine), silent);
  expect(measures!.shifted).toEqual(measures!.rewritten);
});

test('given texts are shifted alone, and measured only where that is asked for', async () => {
  const work = aTextWork(engine);
  const given = await workShift(request({ texts: ['Bob eats it.'] }), work, silent);
  expect(given.measures).toBeNull();
  expect(given.texts).toHaveLength(1);
  expect(given.texts[0]).toMatchObject({ original: 'Bob eats it.' });
  expect(given.texts[0]!.before).toBeLessThan(0.1);
  const both = await workShift(request({ texts: ['Bob eats it.'], measure: true }), work, silent);
  expect(both.texts).toEqual(given.texts);
  expect(both.measures).not.toBeNull();
});

test('the strength is chosen on validation texts, and is 1 where there are none', async () => {
  const work = aTextWork(engine);
  const { data } = work.dataset();
  const { chosen, strength } = await workShift(request({ strength: null }), work, silent);
  expect(chosen!.validationTexts).toBe(data.validation!.labels!.filter((label) => label === 0).length);
  expect(chosen!.tried.map((one) => one.strength)).toContain(strength);
  const without = await workShift(request({ strength: null }), aTextWork(engine, { validationExamples: 0 }), silent);
  expect([without.chosen, without.strength]).toEqual([null, 1]);
});

test('the best strength has the highest product, of equal ones the weakest', () => {
  const tried = [
    { strength: 1, convinced: 0.2, kept: 0.9 },
    { strength: 2, convinced: 0.5, kept: 0.4 },
    { strength: 3, convinced: 0.8, kept: 0.25 },
    { strength: 4, convinced: 1, kept: 0.1 },
  ];
  expect(bestStrength(tried)).toBe(2);
});

test('a model that is told labels is told the class, and nothing is chosen', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const answer = await workShift(request({ strength: null, texts: ['Bob eats it.'] }), work, silent);
  expect(answer).toMatchObject({ isTold: true, strength: 0, chosen: null });
});

test('says which classes there are, and what a model without codes or words in order lacks', async () => {
  const asked = workShift(request({ to: 'answer' }), aTextWork(engine), silent);
  await expect(asked).rejects.toMatchObject(invalid(/no training text has "answer"/));
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workShift(request(), model, silent)).rejects.toMatchObject(invalid(/no codes/));
  const topics = aTextWork(engine, { network: 'topics', encoderWidths: [8] });
  await expect(workShift(request(), topics, silent)).rejects.toMatchObject(invalid(/writes no texts/));
});

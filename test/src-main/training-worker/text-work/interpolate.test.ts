import { beforeAll, expect, test } from 'vitest';
import type { InterpolateRequest } from '#shared/contract/text-writing.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workInterpolate } from '#main/training-worker/text-work/interpolate.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<InterpolateRequest> = {}): InterpolateRequest => ({
  kind: 'interpolate',
  from: 'Ann likes soup.',
  to: 'who says that Bob hides it?',
  steps: 5,
  path: 'linear',
  label: null,
  strategy: { kind: 'greedy' },
  seed: 1,
  ...changes,
});

test('goes from the one to the other, with the nearest training text beside each step', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const [from, to] = [train.texts[0]!, train.texts[1]!];
  const { steps, trigramPerplexity } = await workInterpolate(request({ from, to }), work, silent);
  expect(steps.map(({ at }) => at)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(steps[0]!.nearest).toMatchObject({ text: from, place: train.places[0] }); // training texts are nearest to themselves
  expect(steps[0]!.nearest.distance).toBeCloseTo(0, 5);
  expect(steps[4]!.nearest).toMatchObject({ text: to, place: train.places[1] });
  expect(steps.every(({ isCopied }) => !isCopied)).toBe(true); // nothing was learned
  expect(trigramPerplexity.written).toBeGreaterThan(trigramPerplexity.nearest);
});

test('the way back has the same texts in reverse, and a bend has the same ends', async () => {
  const work = aTextWork(engine);
  const texts = async (changes: Partial<InterpolateRequest>) =>
    (await workInterpolate(request(changes), work, silent)).steps.map(({ written }) => written.text);
  const there = await texts({});
  const back = await texts({ from: request().to, to: request().from });
  expect(back).toEqual([...there].reverse());
  const bent = await texts({ path: 'spherical' });
  expect([bent[0], bent[4]]).toEqual([there[0], there[4]]);
});

test('a model that is told labels needs that of both texts, a language model has no codes', async () => {
  const told = aTextWork(engine, { labelCondition: 'label' });
  await expect(workInterpolate(request(), told, silent)).rejects.toMatchObject(invalid(/^label: /));
  const { steps } = await workInterpolate(request({ label: 'question' }), told, silent);
  expect(steps.map(({ written }) => written.label)).toEqual([1, 1, 1, 1, 1]);
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workInterpolate(request(), model, silent)).rejects.toMatchObject(invalid(/no codes/));
});

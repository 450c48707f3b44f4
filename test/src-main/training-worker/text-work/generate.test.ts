import { beforeAll, expect, test } from 'vitest';
import type { GenerateRequest } from '#shared/contract/text-writing.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workGenerate } from '#main/training-worker/text-work/generate.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<GenerateRequest> = {}): GenerateRequest => ({
  kind: 'generate',
  from: { kind: 'prior' },
  count: 20,
  label: null,
  strategy: { kind: 'sample', temperature: 1 },
  seed: 3,
  allowUnknown: false,
  measures: 'none',
  ...changes,
});

test('gives the first texts of the seed, however many are asked for and measured', async () => {
  const work = aTextWork(engine);
  const few = await workGenerate(request({ count: 5 }), work, silent);
  const many = await workGenerate(request({ count: 300 }), work, silent); // more than are coded at once
  expect(few.measures).toBeNull();
  expect(many.texts).toHaveLength(300);
  expect(many.texts.slice(0, 5)).toEqual(few.texts);
  expect(new Set(many.texts.slice(256).map(({ text }) => text))).not.toEqual(
    new Set(many.texts.slice(0, 44).map(({ text }) => text)),
  );
});

test('measures what is shown, beside as many real texts', async () => {
  const { texts, measures } = await workGenerate(request({ measures: 'shown' }), aTextWork(engine), silent);
  expect(texts).toHaveLength(20);
  expect(measures).toMatchObject({ written: { texts: 20, reversePerplexity: null }, real: { texts: 20 } });
  expect(measures!.written.meanTokens).toBeCloseTo(texts.reduce((sum, { tokens }) => sum + tokens, 0) / 20, 9);
  expect(measures!.written.forwardPerplexity).toBeGreaterThan(measures!.real.forwardPerplexity); // nothing was learned
});

test('measures in full by ten thousand texts, of which the first are shown', async () => {
  const told: number[] = [];
  const { texts, measures } = await workGenerate(
    request({ count: 2, measures: 'full' }),
    aTextWork(engine, { longestText: 10, hiddenSize: 4 }),
    (what, _, total) => {
      if (what === 'writing texts') told.push(total);
      return Promise.resolve();
    },
  );
  expect(new Set(told)).toEqual(new Set([10_000]));
  expect(texts).toHaveLength(2);
  expect(measures!.written.reversePerplexity!).toBeGreaterThan(measures!.real.reversePerplexity!);
}, 60_000);

test('says which label a text was written with', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const { texts } = await workGenerate(request({ label: 'question', count: 3 }), work, silent);
  expect(texts.map(({ label }) => label)).toEqual([1, 1, 1]);
});

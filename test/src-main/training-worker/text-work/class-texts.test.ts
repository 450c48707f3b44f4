import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { classCodesOf, writeClassTexts } from '#main/training-worker/text-work/class-texts.ts';
import { writeTexts } from '#main/training-worker/text-work/write-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const writing = { label: 1, count: 5, strategy: { kind: 'sample', temperature: 1 }, seed: 3 } as const;
const ids = (texts: readonly { readonly ids: Int32Array }[]) => texts.map((text) => [...text.ids]);

test('without a spread every text is written from the mean of its class', async () => {
  const work = aTextWork(engine);
  const gaussians = { means: [Float64Array.of(0, 0, 0), Float64Array.of(2, -1, 1)], deviations: new Float64Array(3) };
  const found = await writeClassTexts(work, { ...writing, strategy: { kind: 'greedy' } }, gaussians, silent);
  const one = { count: 1, z: Float32Array.of(2, -1, 1), labels: null };
  const [expected] = await writeTexts(
    work,
    one,
    { strategy: { kind: 'greedy' }, seed: 1, allowUnknown: false },
    silent,
  );
  expect(ids(found)).toEqual(Array.from({ length: 5 }, () => [...expected!.ids]));
});

test('text i is the same however many are written, and another one for another class', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const many = await writeClassTexts(work, { ...writing, count: 300 }, null, silent); // more than get their codes at once
  expect(ids(await writeClassTexts(work, writing, null, silent))).toEqual(ids(many.slice(0, 5)));
  expect(ids(many.slice(256, 261))).not.toEqual(ids(many.slice(0, 5)));
  expect(ids(await writeClassTexts(work, { ...writing, label: 0 }, null, silent))).not.toEqual(ids(many.slice(0, 5)));
});

test('a model that is told labels needs no Gaussian, but for an autoencoder, which has no prior', () => {
  const codesOf = (changes: Parameters<typeof aTextWork>[1]) => classCodesOf(aTextWork(engine, changes));
  expect(codesOf({})).toBe('class-gaussian');
  expect(codesOf({ labelCondition: 'label' })).toBe('told-label');
  expect(codesOf({ labelCondition: 'label', modelKind: 'ae' })).toBe('class-gaussian');
  expect(codesOf({ labelCondition: 'label', modelKind: 'language-model' })).toBe('told-label');
});

test('a language model that is told labels writes without codes', async () => {
  const work = aTextWork(engine, { labelCondition: 'label', modelKind: 'language-model' });
  expect(await writeClassTexts(work, writing, null, silent)).toHaveLength(5);
});

import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workCorrect } from '#main/training-worker/text-work/correction/correct.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const given = (...texts: string[]) => ({ kind: 'texts', texts }) as const;
const heldOut = { kind: 'held-out', count: 60, noiseRate: 0.05, seed: 1 } as const;
const methods: ('decode' | 'channel')[] = ['decode', 'channel'];

test('a model of characters is corrected by decoding, beside the copy alone', async () => {
  const work = aTextWork(engine, { tokenization: 'characters', longestText: 60 });
  const request = { kind: 'correct', of: given('Ann liks soup.'), label: null } as const;
  const { texts, errorRates } = await workCorrect({ ...request, methods: ['decode'] }, work, silent);
  expect(texts[0]!.corrections.map(({ method }) => method)).toEqual(['copy', 'decode']);
  expect(errorRates).toEqual({ trigram: null, channel: null });
  await expect(workCorrect({ ...request, methods }, work, silent)).rejects.toMatchObject(invalid(/reads characters/));
});

test('names a text that is too long, and refuses models without codes and labels of held-out texts', async () => {
  const long = Array.from({ length: 20 }, () => 'soup').join(' ');
  const request = { kind: 'correct', of: given('Ann.', long), methods, label: null } as const;
  const work = aTextWork(engine, { validationExamples: 0 });
  await expect(workCorrect(request, work, silent)).rejects.toMatchObject(invalid(/^text 2: the text has 20 tokens/));
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workCorrect(request, model, silent)).rejects.toMatchObject(invalid(/no codes/));
  const labelled = workCorrect({ ...request, of: heldOut, label: 'question' }, work, silent);
  await expect(labelled).rejects.toMatchObject(invalid(/^label: .* have their own/));
});

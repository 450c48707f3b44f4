import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { textSamplesSchema } from '#shared/contract/run.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { readNpyFile } from '#main/array-files/npy.ts';
import { readManifest } from '#main/datasets/dataset-files.ts';
import { requireTexts } from '#shared/contract/dataset-kind.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { writeTextArtifacts } from '#main/training-worker/texts/text-artifacts.ts';
import { evaluateTexts } from '#main/training-worker/texts/text-evaluation.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { writeExampleTexts } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { openModel } from './open-model.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

async function written(changes: Partial<Hyperparameters> = {}) {
  const directory = temporaryDirectory();
  writeExampleTexts(join(directory, 'data'));
  const manifest = requireTexts(readManifest(join(directory, 'data')));
  const { model, data } = openModel(engine, changes);
  const { runner, values } = model;
  const { tokenizer, dataShape } = data;
  const work = { values, runner, dataShape, tokenizer, dataset: () => ({ manifest, data }) };
  const source = { runDirectory: join(directory, 'run'), model, work };
  const { hasLatents } = await writeTextArtifacts(source, 3, null);
  const file = (name: string) => join(directory, 'run', name);
  const samples = textSamplesSchema.parse(JSON.parse(readFileSync(file('samples/epoch-00003/texts.json'), 'utf8')));
  return { samples, hasLatents, file, model, data };
}

test('leaves twenty texts with their reconstructions, draws from the prior, a path, and codes', async () => {
  const { samples, hasLatents, file, model, data } = await written();
  const rows = spreadPlaces(20, data.test.count);
  expect(samples.inputs.map((text) => text.toLowerCase())).toEqual(
    Array.from(rows, (row) => data.test.texts[row]!.toLowerCase()),
  );
  expect([samples.reconstructions, samples.prior, samples.interpolation].map(({ length }) => length)).toEqual([
    20, 20, 7,
  ]);
  expect([samples.interpolation[0], samples.interpolation[6]]).toEqual(samples.reconstructions.slice(0, 2));
  expect(hasLatents).toBe(true);
  const codes = readNpyFile(file('latents/epoch-00003.npy'));
  expect(codes.shape).toEqual([data.test.count, 3]);
  const { means } = evaluateTexts(model, data.test);
  codes.data.forEach((value, i) => expect(value).toBeCloseTo(means[i]!, 5));
});

test('is the same twice', async () => {
  expect((await written()).samples).toEqual((await written()).samples);
});

test('an autoencoder draws nothing, a language model reconstructs nothing and has no codes', async () => {
  const ae = await written({ modelKind: 'ae' });
  expect(ae.samples).toMatchObject({ prior: [], interpolation: { length: 7 } });
  const model = await written({ modelKind: 'language-model' });
  expect(model.samples).toMatchObject({ reconstructions: [], interpolation: [], prior: { length: 20 } });
  expect(new Set(model.samples.prior).size).toBeGreaterThan(10);
  expect(model.hasLatents).toBe(false);
  expect(existsSync(model.file('latents/epoch-00003.npy'))).toBe(false);
});

test('a model that is told labels writes with those of its texts', async () => {
  const { samples } = await written({ labelCondition: 'label' });
  expect(samples.prior).toHaveLength(20);
});

test('a topic model shows the words of its topics', async () => {
  const { samples, data } = await written({ network: 'topics', encoderWidths: [6] });
  expect(samples.topics.map(({ length }) => length)).toEqual([10, 10, 10]);
  expect(samples.topics.flat().every((word) => data.vocabulary.tokens.includes(word))).toBe(true);
  expect(samples.reconstructions).toEqual([]);
});

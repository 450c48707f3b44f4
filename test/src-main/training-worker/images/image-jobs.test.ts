import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { npyBytes, readNpyFile } from '#main/array-files/npy.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import {
  encodeImageFile,
  evaluateImageModel,
  generateImages,
  measureImageSteps,
} from '#main/training-worker/images/image-jobs.ts';
import { openImageSubject } from '#main/training-worker/images/image-subject.ts';
import { createPreparedDatasets } from '#main/training-worker/prepared-datasets.ts';
import { saveCheckpoint, sessionOf } from '#main/training-worker/training-session.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

/** A checkpoint of an untrained model, and the parts that every job needs. */
function checkpointed(changes: Partial<Hyperparameters> = {}) {
  const directory = temporaryDirectory();
  const datasetDirectory = join(directory, 'data');
  writeExampleDataset(datasetDirectory);
  const hyperparameters = quickHyperparameters(changes);
  const job = { kind: 'train', hyperparameters, datasetDirectory, runDirectory: directory, resumeFrom: null } as const;
  const session = sessionOf(job, openImageSubject(job, engine, createPreparedDatasets(), null), null);
  const checkpointDirectory = saveCheckpoint(session, recordingPort());
  return { directory, runDirectory: directory, datasetDirectory, hyperparameters, checkpointDirectory, session };
}

test('evaluates on the test split', () => {
  const result = evaluateImageModel({ kind: 'evaluate', ...checkpointed() }, engine, createPreparedDatasets());
  expect(result).toMatchObject({ kind: 'evaluate', metrics: { activeUnits: expect.any(Number) as number } });
});

test('encodes bytes and numbers alike, in the order of the file', () => {
  const { directory, session, ...parts } = checkpointed();
  const bytes = session.subject.data.test.bytes.slice(0, 4 * 36);
  const dataFile = join(directory, 'images.npy');
  writeFileSync(dataFile, npyBytes(numberArray('uint8', [4, 6, 6], bytes)));
  const outputFile = join(directory, 'codes.npy');
  expect(encodeImageFile({ kind: 'encode', ...parts, dataFile, outputFile }, engine)).toMatchObject({
    count: 4,
    latentSize: 2,
  });
  const numbers = join(directory, 'numbers.npy');
  writeFileSync(
    numbers,
    npyBytes(
      numberArray(
        'float32',
        [4, 36],
        Float32Array.from(bytes, (byte) => byte / 255),
      ),
    ),
  );
  encodeImageFile({ kind: 'encode', ...parts, dataFile: numbers, outputFile: join(directory, 'again.npy') }, engine);
  const codes = readNpyFile(outputFile);
  expect(codes.shape).toEqual([4, 2]);
  expect(readNpyFile(join(directory, 'again.npy'))).toEqual(codes);
});

test('refuses images of another size, with both sizes', () => {
  const { directory, hyperparameters, checkpointDirectory } = checkpointed();
  const dataFile = join(directory, 'wrong.npy');
  writeFileSync(dataFile, npyBytes(numberArray('uint8', [2, 5], new Uint8Array(10))));
  const job = {
    kind: 'encode',
    hyperparameters,
    runDirectory: directory,
    checkpointDirectory,
    dataFile,
    outputFile: join(directory, 'o.npy'),
  } as const;
  expect(() => encodeImageFile(job, engine)).toThrow(/wrong\.npy.*\(2, 5\).*36/);
});

test('draws images from the prior by their seed; an autoencoder has none', () => {
  const { directory, ...parts } = checkpointed();
  const draw = (seed: number, name: string) => {
    const outputFile = join(directory, name);
    generateImages({ kind: 'generate', ...parts, count: 5, seed, outputFile }, engine);
    return readNpyFile(outputFile);
  };
  expect(draw(1, 'a.npy').shape).toEqual([5, 6, 6, 1]);
  expect(draw(1, 'b.npy')).toEqual(draw(1, 'c.npy'));
  expect(draw(2, 'd.npy')).not.toEqual(draw(1, 'e.npy'));
  const ae = checkpointed({ modelKind: 'ae' });
  expect(() => generateImages({ kind: 'generate', ...ae, count: 1, seed: 1, outputFile: 'x' }, engine)).toThrow(
    /no prior/,
  );
});

test('measures a step in milliseconds, and counts parameters and steps', () => {
  const data = { kind: 'images', shape: [6, 6, 1], trainingExamples: 160 } as const;
  const result = measureImageSteps(quickHyperparameters(), data, engine);
  expect(result).toMatchObject({ kind: 'measure', parameters: 1320, stepsPerEpoch: 6 });
  expect(result.kind === 'measure' && result.millisecondsPerStep).toBeGreaterThan(0);
  expect(result.kind === 'measure' && result.processBytes).toBeGreaterThan(1e6);
});

test('a model of texts is asked for texts elsewhere', () => {
  const { directory: _, ...parts } = checkpointed();
  const hyperparameters = { ...parts.hyperparameters, network: 'recurrent' } as const;
  const job = { kind: 'generate', ...parts, hyperparameters, count: 1, seed: 1, outputFile: 'x' } as const;
  expect(() => generateImages(job, engine)).toThrow(/writes texts, not images; use "vae text generate"/);
});

import { beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { openSession, saveCheckpoint } from '#main/training-worker/training-session.ts';
import { epochLine, startLines } from '#main/training-worker/training-words.ts';
import { onWasm, quickHyperparameters, writeExampleDataset } from '#test/helpers/example-dataset.ts';
import { recordingPort } from '#test/helpers/recording-port.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

function exampleJob() {
  const directory = temporaryDirectory();
  writeExampleDataset(join(directory, 'data'));
  return {
    kind: 'train',
    hyperparameters: quickHyperparameters(),
    datasetDirectory: join(directory, 'data'),
    runDirectory: join(directory, 'run'),
    resumeFrom: null,
  } as const;
}

test('the log begins with engine, model and data', () => {
  const session = { ...openSession(exampleJob(), engine), engine: 'wasm 1' };
  const lines = startLines(session, { ...engine, notice: 'a surprise' });
  expect(lines).toEqual([
    { level: 'info', text: 'Engine: wasm 1.' },
    { level: 'info', text: 'Model: VAE with 1320 parameters.' },
    {
      level: 'info',
      text: 'Data: 160 examples of 36 numbers to train on, 40 for validation, 60 to test; 6 steps of 30 in an epoch.',
    },
    { level: 'warning', text: 'a surprise' },
  ]);
});

test('a resume says where it goes on, and warns when another engine computed before', () => {
  const job = exampleJob();
  const before = { ...openSession(job, engine), engine: 'tensorflow 2.21.0' };
  const resumeFrom = saveCheckpoint(before, recordingPort());
  const [resumed, warning] = startLines(openSession({ ...job, resumeFrom }, engine), engine).slice(3);
  expect(resumed?.text).toBe('Resumed at step 0, in epoch 1.');
  expect(warning).toMatchObject({ level: 'warning', text: expect.stringContaining('tensorflow 2.21.0') as unknown });
});

test('an epoch is told with the figures that it has', () => {
  const session = openSession(exampleJob(), engine);
  expect(epochLine(session, { kl: 1.234567, 'kl.0': 1, meanSquaredError: 0.05 })).toBe(
    'Epoch 0, validation: kl 1.2346, meanSquaredError 0.050000.',
  );
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { publishCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { exportRun } from '#main/exports/export-run.ts';
import { textFiles } from '#main/exports/text-files.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const vocabulary = '{"tokens":["<padding>","<start>","<end>","<unknown>","hello"]}';

function trained(changes: Parameters<typeof quickTextHyperparameters>[0] = {}) {
  const directory = temporaryDirectory();
  const hyperparameters = quickTextHyperparameters(changes);
  const run = exampleRun({ hyperparameters });
  const runDirectory = join(directory, 'runs', run.id);
  mkdirSync(runDirectory, { recursive: true });
  writeFileSync(join(runDirectory, 'vocabulary.json'), vocabulary);
  const weights = {
    'shared/embedding': numberArray('float32', [5, 2], new Float32Array(10)),
    'encoder/mu/bias': numberArray('float32', [3], Float32Array.of(1, 2, 3)),
    'decoder/output/bias': numberArray('float32', [5], new Float32Array(5)),
  };
  return { directory, runDirectory, run, hyperparameters, weights };
}

test('holds the weights, the vocabulary as it is, and what the network is', () => {
  const { run, runDirectory, weights } = trained();
  const files = textFiles({ run, dataShape: [13, 5, 2], epoch: 1, step: 9, weights }, runDirectory);
  expect(Buffer.from(files['vocabulary.json']!).toString()).toBe(vocabulary);
  const config = JSON.parse(Buffer.from(files['config.json']!).toString()) as { model: unknown };
  expect(config).toMatchObject({ kind: 'vae-workbench-export', format: 'safetensors', checkpoint: { step: 9 } });
  expect(config.model).toMatchObject({ network: 'recurrent', cell: 'lstm', dataShape: [13, 5, 2], latentSize: 3 });
  expect(config.model).not.toHaveProperty('attentionHeads');
  const readme = Buffer.from(files['README.txt']!).toString();
  expect(readme).toContain('encoder/mu/bias  (3)');
  expect(readme).toContain('words in lower case');
});

test('a run of texts is exported as safetensors, its shared table too, and never as a layers model', async () => {
  const { directory, run, runDirectory, hyperparameters, weights } = trained();
  publishCheckpoint(
    runDirectory,
    {
      step: 1,
      epoch: 1,
      batch: 0,
      partialSums: {},
      secondsInEpoch: 0,
      earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
      bestCheckpoint: null,
      encoderTraining: null,
      engine: 'wasm 4.22.0',
      hyperparameters,
      datasetHash: 'a',
      dataShape: [13, 5, 0],
    },
    { ...weights, 'optimizer/encoder/mu/bias/velocity': numberArray('float32', [3], new Float32Array(3)) },
  );
  const source = { workspace: { directory } as ReadableWorkspace, runs: { get: () => run } }; // nothing else is read
  const request = { runId: run.id, directory: null };
  const { files } = await exportRun(source, { ...request, format: 'safetensors' });
  expect(files.map(({ name }) => name).sort()).toEqual([
    'README.txt',
    'config.json',
    'model.safetensors',
    'vocabulary.json',
  ]);
  expect(files.find(({ name }) => name === 'model.safetensors')!.bytes).toBeGreaterThan(4 * 18);
  await expect(exportRun(source, { ...request, format: 'tfjs' })).rejects.toMatchObject({
    code: 'arguments/invalid',
    message: expect.stringMatching(/^format: .*Choose safetensors/) as string,
  });
});

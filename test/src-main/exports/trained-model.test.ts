import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { checkpointName, publishCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { exportRun } from '#main/exports/export-run.ts';
import { affineWeights, readTrainedModel, weight } from '#main/exports/trained-model.ts';
import type { ReadableWorkspace } from '#main/storage/workspace.ts';
import { aRun } from '#test/src-main/cli/fake-services.ts';
import { aModel } from './a-model.ts';

const scratch = mkdtempSync(join(tmpdir(), 'trained-model-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(scratch, 'run-'));
});

function publish(step: number, bestCheckpoint: string | null, value: number): void {
  publishCheckpoint(
    directory,
    {
      step,
      epoch: step,
      batch: 0,
      partialSums: {},
      secondsInEpoch: 0,
      earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
      bestCheckpoint,
      encoderTraining: null,
      engine: 'wasm 4.22.0',
      hyperparameters: defaultHyperparameters,
      datasetHash: 'a'.repeat(64),
      dataShape: [2, 1, 1],
    },
    {
      'encoder/mu/bias': numberArray('float32', [1], Float32Array.of(value)),
      'optimizer/encoder/mu/bias/firstMoment': numberArray('float32', [1], Float32Array.of(9)),
    },
  );
}

describe('readTrainedModel', () => {
  test('is the newest checkpoint, without the memory of the optimizer', () => {
    publish(1, null, 0.5);
    publish(2, null, 0.75);
    const model = readTrainedModel(aRun(), directory);
    expect(model).toMatchObject({ step: 2, dataShape: [2, 1, 1] });
    expect(Object.keys(model.weights)).toEqual(['encoder/mu/bias']);
    expect(weight(model, 'encoder/mu/bias').data[0]).toBe(0.75);
  });

  test('is the best checkpoint where early stopping kept one', () => {
    publish(1, checkpointName(1), 0.5);
    publish(2, checkpointName(1), 0.75);
    expect(weight(readTrainedModel(aRun(), directory), 'encoder/mu/bias').data[0]).toBe(0.5);
  });

  test('says that there is nothing to export before the first checkpoint', () => {
    expect(() => readTrainedModel(aRun(), directory)).toThrow('Run 20261124abcd has no checkpoint to export.');
  });

  test('names a weight that is missing', () => {
    publish(1, null, 0.5);
    expect(() => weight(readTrainedModel(aRun(), directory), 'encoder/mu/kernel')).toThrow(
      'has no "encoder/mu/kernel"',
    );
  });
});

test('exportRun writes below the run unless it is told where', async () => {
  const model = aModel({});
  const runs = { get: () => model.run };
  const workspace = { directory: scratch } as ReadableWorkspace; // an export reads nothing else of it
  directory = join(scratch, 'runs', model.run.id);
  const { step, epoch, dataShape, weights } = model;
  publishCheckpoint(
    directory,
    {
      step,
      epoch,
      batch: 0,
      partialSums: {},
      secondsInEpoch: 0,
      earlyStopping: { bestLoss: null, bestEpoch: 0, epochsWithoutGain: 0 },
      bestCheckpoint: null,
      encoderTraining: null,
      engine: 'wasm 4.22.0',
      hyperparameters: defaultHyperparameters,
      datasetHash: 'a'.repeat(64),
      dataShape: [...dataShape],
    },
    weights,
  );
  const usual = await exportRun({ workspace, runs }, { runId: model.run.id, format: 'tfjs', directory: null });
  expect(usual.directory).toBe(join(directory, 'exports', 'tfjs'));
  expect(usual.files.map((file) => file.name)).toContain('decoder/model.json');
  const told = await exportRun(
    { workspace, runs },
    { runId: model.run.id, format: 'safetensors', directory: join(scratch, 'out') },
  );
  expect(told.directory).toBe(join(scratch, 'out'));
});

test('kernel and bias of a layer are found by its place', () => {
  const model = aModel({});
  const { kernel, bias } = affineWeights(model, 'encoder/mu');
  expect([kernel, bias]).toEqual([model.weights['encoder/mu/kernel'], model.weights['encoder/mu/bias']]);
});

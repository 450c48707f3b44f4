import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { publishCheckpoint } from '#main/checkpoints/checkpoints.ts';
import { exportRun } from '#main/exports/export-run.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { runServiceFixture } from '#test/helpers/run-service-fixture.ts';

function trainedRun() {
  const { directory, workspace, runs, draft } = runServiceFixture();
  const hyperparameters = quickHyperparameters();
  const run = runs.start(draft({ hyperparameters }));
  const tensors = Object.fromEntries(
    Object.entries(initialParameters({ ...hyperparameters, dataShape: [6, 6, 1] }, 1)).map(
      ([name, { shape, values }]) => [name, numberArray('float32', shape, values)],
    ),
  );
  const save = () =>
    publishCheckpoint(
      join(directory, 'runs', run.id),
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
        dataShape: [6, 6, 1],
      },
      tensors,
    );
  return { directory, source: { workspace, runs }, runId: run.id, save };
}

test('goes into the folder of the run unless another is named', async () => {
  const { directory, source, runId, save } = trainedRun();
  save();
  const own = await exportRun(source, { runId, format: 'safetensors', directory: null });
  expect(own.directory).toBe(join(directory, 'runs', runId, 'exports', 'safetensors'));
  const named = await exportRun(source, { runId, format: 'tfjs', directory: join(directory, 'elsewhere') });
  expect(named.files.map((file) => file.name)).toContain('decoder/model.json');
  expect(existsSync(join(directory, 'elsewhere', 'encoder', 'weights.bin'))).toBe(true);
});

test('a run without a checkpoint cannot be exported yet, and says so', async () => {
  const { source, runId } = trainedRun();
  await expect(exportRun(source, { runId, format: 'tfjs', directory: null })).rejects.toMatchObject({
    code: expect.stringMatching(/export\/not-possible|run\/no-checkpoint/) as unknown,
  });
});

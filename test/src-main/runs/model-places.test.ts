import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkpointName } from '#main/checkpoints/checkpoints.ts';
import { modelPlaces } from '#main/runs/model-places.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { checkpointMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('a job with a model is told its newest checkpoint, its run and its data', () => {
  const { directory, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  const workspace = openWorkspace(directory, { access: 'read', holder: 'a reader' });
  expect(() => modelPlaces(workspace, run)).toThrow(/no checkpoint/);
  workers[0]!.say(checkpointMessage(directory, run.id, 1));
  workers[0]!.say(checkpointMessage(directory, run.id, 2));
  expect(modelPlaces(workspace, run)).toEqual({
    hyperparameters: run.hyperparameters,
    runDirectory: join(directory, 'runs', run.id),
    checkpointDirectory: join(directory, 'runs', run.id, 'checkpoints', checkpointName(2)),
    datasetDirectory: join(directory, 'datasets', run.datasetHash),
  });
  workspace.close();
});

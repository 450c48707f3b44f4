import { expect, test } from 'vitest';
import { createRunReader } from '#main/runs/run-reader.ts';
import { openWorkspace } from '#main/storage/workspace.ts';
import { checkpointMessage, lossMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('sees beside the writer what the writer recorded', () => {
  const { directory, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  workers[0]!.say(lossMessage([1, 2]));
  workers[0]!.say(checkpointMessage(directory, run.id, 2));
  const workspace = openWorkspace(directory, { access: 'read', holder: 'a reader' });
  const reader = createRunReader(workspace);
  expect(reader.get(run.id)).toEqual(runs.get(run.id));
  expect(reader.readMetrics(run.id, 0)).toEqual(runs.readMetrics(run.id, 0));
  expect(Object.keys(reader.readDecoder(run.id).weights)).toEqual(['decoder/mean/bias']);
  workspace.close();
});

test('files that a run does not have are named', () => {
  const { runs, draft } = runServiceFixture();
  const { id } = runs.start(draft());
  expect(() => runs.readSamples(id, 3, 'prior')).toThrow(/epoch-00003/);
  expect(() => runs.readTexts(id, 3)).toThrow(/epoch-00003/);
  expect(() => runs.readDecoder(id)).toThrow(/no checkpoint/);
});

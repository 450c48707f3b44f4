import { expect, test } from 'vitest';
import { exampleManifest, exampleRun, temporaryWorkspace } from './example-workspace.ts';

test('what was inserted comes back whole, with what it is born with', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const run = exampleRun('20261124aaaa', { name: 'ünïcode "quoted"', preset: 'mnist-quick' });
  workspace.runs.insert(run);
  const { versions: _, ...inserted } = run;
  expect(workspace.runs.get(run.id)).toMatchObject({
    ...inserted,
    state: 'queued',
    datasetName: 'Example',
    attempt: 0,
    tags: [],
    error: null,
    hasCheckpoint: false,
  });
});

test('a run that is older than a row of the hyperparameters has its default', () => {
  const workspace = temporaryWorkspace();
  workspace.datasets.insert(exampleManifest);
  const run = exampleRun('20261124aaab');
  const { network: _, ...older } = run.hyperparameters;
  workspace.runs.insert({ ...run, hyperparameters: older as typeof run.hyperparameters }); // as it was written then
  expect(workspace.runs.get(run.id)?.hyperparameters).toEqual({ ...run.hyperparameters, network: 'dense' });
});

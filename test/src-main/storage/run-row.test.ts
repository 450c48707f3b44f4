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

import { expect, test } from 'vitest';
import { checkpointMessage, lossMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('checkpoints are kept by a path inside the run, so that a workspace can move', () => {
  const { directory, workspace, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  workers[0]!.say(checkpointMessage(directory, run.id, 3));
  expect(workspace.checkpoints.list(run.id)).toMatchObject([{ step: 3, directory: 'checkpoints/step-00000003' }]);
});

test('each message of points is told once, after it is stored', () => {
  const { runs, workers, events, draft } = runServiceFixture();
  const run = runs.start(draft());
  const before = events.length;
  workers[0]!.say(lossMessage([1, 2, 3]));
  expect(events.slice(before).map((event) => event.name)).toEqual(['metrics:appended', 'runs:changed']);
  expect(events.at(-1)?.payload).toMatchObject({ run: { id: run.id, step: 3 } });
});

import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkpointMessage, lossMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('what cannot be recorded is not computed further', async () => {
  const { workspace, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  workspace.attempts.begin(run.id, null, '2026-01-01T00:00:00Z'); // another attempt owns the run now
  workers[0]!.say(lossMessage([1]));
  expect(workers[0]!.wasKilled()).toBe(true);
  expect((await runs.whenSettled(run.id)).state).toBe('failed');
});

test('a damaged checkpoint is passed over, with a word in the log', async () => {
  const { directory, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  workers[0]!.say(checkpointMessage(directory, run.id, 1));
  workers[0]!.say(checkpointMessage(directory, run.id, 2));
  await workers[0]!.exit({ code: 1 });
  appendFileSync(join(directory, 'runs', run.id, 'checkpoints/step-00000002/weights.safetensors'), 'x');
  await runs.resume(run.id);
  expect(workers[1]!.job()).toMatchObject({ resumeFrom: expect.stringContaining('step-00000001') as string });
  expect(
    runs
      .readLogs(run.id, 0)
      .lines.map((line) => line.text)
      .join(),
  ).toContain('damaged checkpoint');
});

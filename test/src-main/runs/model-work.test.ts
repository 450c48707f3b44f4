import { expect, test } from 'vitest';
import { checkpointMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

test('an estimate measures the real step on images of the right shape', async () => {
  const { runs, workers, draft } = runServiceFixture();
  const estimating = runs.estimateTime(draft());
  expect(workers[0]!.job()).toMatchObject({
    kind: 'measure',
    data: { kind: 'images', shape: [6, 6, 1], trainingExamples: 160 },
  });
  workers[0]!.say({
    type: 'result',
    result: { kind: 'measure', millisecondsPerStep: 2.5, parameters: 9, stepsPerEpoch: 6, processBytes: 7 },
  });
  await workers[0]!.exit();
  expect(await estimating).toEqual({
    parameters: 9,
    stepsPerEpoch: 6,
    millisecondsPerStep: 2.5,
    processBytes: 7,
    isBusy: false,
  });
});

test('evaluates, encodes and generates from the newest checkpoint', async () => {
  const { directory, runs, workers, draft } = runServiceFixture();
  const run = runs.start(draft());
  await expect(runs.evaluate(run.id)).rejects.toMatchObject({ code: 'run/no-checkpoint' });
  workers[0]!.say(checkpointMessage(directory, run.id, 7));
  const evaluating = runs.evaluate(run.id);
  const evaluator = workers.at(-1)!;
  expect(evaluator.job()).toMatchObject({ checkpointDirectory: expect.stringContaining('step-00000007') as string });
  evaluator.say({ type: 'result', result: { kind: 'evaluate', metrics: { kl: 3 } } });
  await evaluator.exit();
  expect(await evaluating).toEqual({ kl: 3 });
});

test('a job that dies says so', async () => {
  const { runs, workers, draft } = runServiceFixture();
  const estimating = runs.estimateTime(draft());
  const refusal = expect(estimating).rejects.toMatchObject({ code: 'training/crashed' });
  await workers[0]!.exit({ code: 1, lastWords: 'no memory' });
  await refusal;
});

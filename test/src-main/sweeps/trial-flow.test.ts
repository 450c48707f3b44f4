import { expect, test } from 'vitest';
import { definition, metric, settle, sweepFixture } from './sweep-fixture.ts';

test('runs exactly the promised number of trials, so many at once as there are workers', async () => {
  const { sweeps, basis, workers, report, finish, workspace } = sweepFixture({ workers: 2 });
  const { id } = sweeps.start(definition({ trials: 5 }), basis);
  const settled = sweeps.whenSettled(id);
  for (let trial = 0; trial < 5; trial++) {
    expect(workers).toHaveLength(Math.min(trial + 2, 5));
    report(trial, 1, 100 + trial);
    await finish(trial);
  }
  expect((await settled).state).toBe('finished');
  expect(workers).toHaveLength(5);
  const trials = workspace.sweeps.trials(id);
  expect(trials.map(({ number, outcome, objectives }) => [number, outcome, ...objectives])).toEqual(
    [0, 1, 2, 3, 4].map((number) => [number, 'finished', 100 + number]),
  );
});

test('every trial trains with the values of its own point, and knows its run', async () => {
  const { sweeps, basis, workers, finish, report, runs } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  report(0, 1, 1);
  await finish(0);
  for (const [index, trial] of sweeps.trials(id).entries()) {
    const job = workers[index]!.job();
    expect(job.kind === 'train' && job.hyperparameters.encoderLearningRate).toBe(trial.point['encoderLearningRate']);
    expect(job.kind === 'train' && job.hyperparameters.encoderWidths).toEqual(
      [[16], [32, 16]][trial.point['encoderWidths']!],
    );
    expect(runs.get(trial.runId!).name).toBe(`A sweep · trial ${index}`);
  }
  expect(sweeps.trials(id)[0]!.point).not.toEqual(sweeps.trials(id)[1]!.point);
});

test('a run that diverged fails as a trial at once, and the sweep goes on', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  workers[0]!.say({
    type: 'failed',
    error: { code: 'training/diverged', message: 'NaN', remedy: '', details: {} },
  });
  await workers[0]!.exit();
  await settle();
  report(1, 1, 5);
  await finish(1);
  await sweeps.whenSettled(id);
  expect(sweeps.trials(id).map(({ outcome }) => outcome)).toEqual(['failed', 'finished']);
});

test('a run that crashed is started again, twice, and then fails', async () => {
  const { sweeps, basis, workers } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  for (let attempt = 0; attempt < 3; attempt++) {
    expect(workers).toHaveLength(attempt + 1);
    await workers[attempt]!.exit({ code: null, signal: 'SIGSEGV' });
    await settle();
  }
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(workers).toHaveLength(3);
  expect(sweeps.trials(id)[0]).toMatchObject({ number: 0, outcome: 'failed' });
});

test('when five trials in a row cannot run, the sweep stops and says why', async () => {
  const { sweeps, basis, workers } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 50 }), basis);
  const settled = sweeps.whenSettled(id);
  settled.catch(() => undefined); // it is looked at below
  for (let trial = 0; trial < 5; trial++) {
    workers[trial]!.say({
      type: 'failed',
      error: { code: 'training/diverged', message: 'x', remedy: '', details: {} },
    });
    await workers[trial]!.exit();
    await settle();
  }
  expect(workers).toHaveLength(6); // numbers that are not finite come from the points
  for (let attempt = 0; attempt < 15; attempt++) {
    const newest = workers.at(-1)!;
    await newest.exit({ code: 1 });
    await settle();
    if (workers.at(-1) === newest) break;
  }
  await expect(settled).rejects.toThrow(/trials in a row failed/);
  expect(sweeps.get(id).state).toBe('stopped');
});

test('what a dead program left is taken up: finished runs are counted, others go on', async () => {
  const first = sweepFixture({ workers: 2 });
  const { id } = first.sweeps.start(definition({ trials: 2, objectives: [{ metric, goal: 'minimize' }] }), first.basis);
  first.report(0, 1, 3);
  first.workspace.runs.setState(first.sweeps.trials(id)[0]!.runId!, 'finished'); // and nobody saw it
  first.workspace.close();
  const second = sweepFixture({ directory: first.directory, workers: 2 });
  expect(second.sweeps.get(id).state).toBe('stopped');
  second.sweeps.resume(id);
  await settle();
  expect(second.workers).toHaveLength(1);
  second.report(0, 1, 4);
  await second.finish(0);
  expect((await second.sweeps.whenSettled(id)).state).toBe('finished');
  expect(second.sweeps.trials(id).map(({ outcome, objectives }) => [outcome, ...objectives])).toEqual([
    ['finished', 3],
    ['finished', 4],
  ]);
});

test('the same seed and one worker give the same points', async () => {
  const points = [];
  for (let i = 0; i < 2; i++) {
    const { sweeps, basis, report, finish } = sweepFixture();
    const { id } = sweeps.start(definition({ sampler: { name: 'tpe', startupTrials: 2 }, seed: 5 }), basis);
    for (let trial = 0; trial < 4; trial++) {
      report(trial, 1, Math.abs(Math.log(sweeps.trials(id)[trial]!.point['encoderLearningRate']! / 0.001)));
      await finish(trial);
    }
    points.push(sweeps.trials(id).map(({ point }) => point));
  }
  expect(points[1]).toEqual(points[0]);
});

test('a run that is canceled by hand has failed as a trial, and one that was deleted is no reason to stop', async () => {
  const { sweeps, basis, runs, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  const { runId } = sweeps.trials(id)[0]!;
  void runs.cancel(runId!);
  await finish(0, 'canceled');
  await runs.remove(runId!);
  report(1, 1, 5);
  await finish(1);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(sweeps.trials(id).map(({ outcome, runId: run }) => [outcome, run === null])).toEqual([
    ['failed', true],
    ['finished', false],
  ]);
});

test('a point of which no run can be made is a trial that failed; five in a row end the sweep with the reason', async () => {
  const { sweeps, basis } = sweepFixture();
  const space = [
    { name: 'validationExamples', kind: 'integer', minimum: 100_000, maximum: 200_000, log: false },
  ] as const;
  const { id } = sweeps.start(definition({ trials: 9, space }), basis);
  await expect(sweeps.whenSettled(id)).rejects.toThrow('leave nothing to train on');
  expect(sweeps.get(id)).toMatchObject({
    state: 'stopped',
    counts: { failed: 5, running: 0 },
    error: { code: 'sweep/trials-fail' },
  });
});

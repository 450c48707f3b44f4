import { expect, test } from 'vitest';
import { definition, settle, sweepFixture } from './sweep-fixture.ts';

test('a trial that the pruner ends keeps its curve and is not finished', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const pruner = { name: 'median', startupTrials: 1, warmupSteps: 0, interval: 1 } as const;
  const { id } = sweeps.start(definition({ trials: 2, pruner }), basis);
  report(0, 1, 100);
  report(0, 2, 90);
  await finish(0);
  report(1, 1, 150);
  const [, ...told] = workers[1]!.received;
  expect(told).toEqual([{ type: 'cancel' }, { type: 'next-epoch', after: 1 }]); // in this order: else it would begin an epoch
  await finish(1, 'canceled');
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(sweeps.trials(id)[1]).toMatchObject({
    outcome: 'pruned',
    objectives: [],
    reports: [{ step: 1, value: 150 }],
  });
});

test('stopping leaves running trials open, and resuming takes them up without a new one', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture({ workers: 2 });
  const { id } = sweeps.start(definition({ trials: 3 }), basis);
  report(0, 1, 7);
  const stopped = sweeps.stop(id);
  await finish(0, 'canceled');
  await finish(1, 'canceled');
  await stopped;
  expect(sweeps.get(id).state).toBe('stopped');
  expect(sweeps.trials(id).map(({ outcome }) => outcome)).toEqual(['running', 'running']);
  sweeps.resume(id, { workers: 2 });
  await settle();
  expect(workers).toHaveLength(4);
  for (const worker of [2, 3]) {
    report(worker, 2, worker);
    await finish(worker);
  }
  report(4, 1, 9);
  await finish(4);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(sweeps.trials(id)).toHaveLength(3);
  expect(sweeps.trials(id)[0]).toMatchObject({ outcome: 'finished', objectives: [2] });
});

test('while it is paused trials hold still and none is given out; then it goes on with the same ones', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture({ workers: 2 });
  const { id } = sweeps.start(definition({ trials: 3 }), basis);
  const paused = sweeps.pause(id);
  expect(workers.map((worker) => worker.lastAsked())).toEqual([{ type: 'pause' }, { type: 'pause' }]);
  report(0, 1, 7);
  await finish(0); // it ended before it heard
  workers[1]!.say({ type: 'paused' });
  expect(await paused).toMatchObject({ isPaused: true, state: 'running', workers: 2 });
  expect(workers).toHaveLength(2);
  sweeps.resume(id);
  workers[1]!.say({ type: 'continued' });
  await settle();
  expect(sweeps.get(id).isPaused).toBe(false);
  expect(workers).toHaveLength(3);
  report(1, 1, 8);
  await finish(1);
  report(2, 1, 9);
  await finish(2);
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 3, running: 0 } });
});

test('a paused sweep can be stopped, and goes on later', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  const paused = sweeps.pause(id);
  workers[0]!.say({ type: 'paused' });
  await paused;
  const stopped = sweeps.stop(id);
  await finish(0, 'canceled');
  expect(await stopped).toMatchObject({ state: 'stopped', isPaused: false });
  sweeps.resume(id, { workers: 1 });
  await settle();
  report(1, 1, 4);
  await finish(1);
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 1 } });
});

test('a run that is paused by hand keeps its place, and its end is counted', async () => {
  const { sweeps, basis, runs, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  const { runId } = sweeps.trials(id)[0]!;
  const paused = runs.pause(runId!);
  workers[0]!.say({ type: 'paused' });
  await paused;
  await settle();
  expect(workers).toHaveLength(1);
  const resumed = runs.resume(runId!);
  workers[0]!.say({ type: 'continued' });
  await resumed;
  report(0, 1, 5);
  await finish(0);
  expect(sweeps.trials(id)[0]).toMatchObject({ outcome: 'finished', objectives: [5] });
  expect(workers).toHaveLength(2);
});

test('more workers take trials at once, fewer let those that run end', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 6 }), basis);
  expect(sweeps.setWorkers(id, 3)).toMatchObject({ workers: 3 });
  await settle();
  expect(workers).toHaveLength(3);
  sweeps.setWorkers(id, 1);
  for (const worker of [0, 1]) {
    report(worker, 1, worker);
    await finish(worker);
    expect(workers).toHaveLength(3);
  }
  report(2, 1, 2);
  await finish(2);
  expect(workers).toHaveLength(4);
});

test('a sweep that runs can be given more trials', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  expect(sweeps.resume(id, { trials: 2 }).trialLimit).toBe(2);
  report(0, 1, 1);
  await finish(0);
  expect(workers).toHaveLength(2);
  expect(() => sweeps.resume(id, { trials: 1 })).toThrow('has had 2 trials already');
});

test('trials of a rung wait for each other, each is cut with a checkpoint, and the best go on', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const pruner = {
    name: 'asha',
    minimumResource: 1,
    maximumResource: 2,
    reductionFactor: 2,
    synchronous: true,
  } as const;
  const hyperparameters = { ...basis.hyperparameters, epochs: 2 };
  const { id } = sweeps.start(definition({ trials: 2, pruner }), { ...basis, hyperparameters });
  report(0, 1, 100);
  expect(workers[0]!.lastAsked()).toEqual({ type: 'cancel' });
  await finish(0, 'canceled');
  expect(sweeps.trials(id)[0]).toMatchObject({ outcome: 'running', reports: [{ step: 1, value: 100 }] });
  expect(workers).toHaveLength(2); // its place went to the next
  report(1, 1, 150); // the worse of a full rung
  await finish(1, 'canceled');
  expect(sweeps.trials(id)[1]).toMatchObject({ outcome: 'pruned' });
  expect(workers).toHaveLength(3);
  expect(workers[2]!.job()).toMatchObject({
    runDirectory: expect.stringContaining(sweeps.trials(id)[0]!.runId!) as string,
  });
  report(2, 2, 80);
  await finish(2);
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 1, pruned: 1 } });
});

test('a trial that waits when the program ends waits again afterwards', async () => {
  const pruner = {
    name: 'asha',
    minimumResource: 1,
    maximumResource: 2,
    reductionFactor: 2,
    synchronous: true,
  } as const;
  const first = sweepFixture();
  const hyperparameters = { ...first.basis.hyperparameters, epochs: 2 };
  const { id } = first.sweeps.start(definition({ trials: 2, pruner }), { ...first.basis, hyperparameters });
  first.report(0, 1, 100);
  await first.finish(0, 'canceled');
  first.workspace.close();
  const second = sweepFixture({ directory: first.directory });
  second.sweeps.resume(id, { workers: 1 });
  await settle();
  expect(second.workers).toHaveLength(1);
  expect(second.workers[0]!.job()).toMatchObject({
    runDirectory: expect.stringContaining(second.sweeps.trials(id)[1]!.runId!) as string,
  });
  second.report(0, 1, 50);
  await settle();
  expect(second.sweeps.trials(id).map(({ outcome }) => outcome)).toEqual(['pruned', 'running']);
  second.report(0, 2, 40);
  await second.finish(0);
  expect(await second.sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 1, pruned: 1 } });
});

test('a pause that is taken back before a worker heard of it leaves nobody behind', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  void sweeps.pause(id);
  sweeps.resume(id);
  workers[0]!.say({ type: 'paused' });
  await settle();
  expect(workers[0]!.lastAsked()).toEqual({ type: 'continue' });
  workers[0]!.say({ type: 'continued' });
  report(0, 1, 3);
  await finish(0);
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 1 } });
});

test('what waits in line while the sweep is paused does not start; what was paused by hand stays so', async () => {
  const { sweeps, basis, runs, workers } = sweepFixture({ workers: 2 });
  const { id } = sweeps.start(definition({ trials: 3 }), basis);
  const byHand = runs.pause(sweeps.trials(id)[0]!.runId!);
  workers[0]!.say({ type: 'paused' });
  await byHand;
  sweeps.setWorkers(id, 1);
  const own = runs.start({ name: 'mine', preset: null, ...basis });
  expect(own.state).toBe('queued');
  const paused = sweeps.pause(id);
  workers[1]!.say({ type: 'paused' });
  await paused;
  await settle();
  expect(runs.get(own.id).state).toBe('running'); // paused trials do not compute
  expect(workers).toHaveLength(3);
  sweeps.resume(id);
  expect(workers.map((worker) => worker.lastAsked().type)).toEqual(['pause', 'continue', 'start']);
});

test('a trial in line is parked by a pause and goes on after it', async () => {
  const { sweeps, basis, runs, workers, finish } = sweepFixture({ workers: 1 });
  const own = runs.start({ name: 'mine', preset: null, ...basis });
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  const { runId } = sweeps.trials(id)[0]!;
  expect(runs.get(runId!).state).toBe('queued');
  await sweeps.pause(id);
  await settle();
  await finish(0);
  expect(runs.get(own.id).state).toBe('finished');
  expect(workers).toHaveLength(1);
  sweeps.resume(id);
  await settle();
  expect(runs.get(runId!).state).toBe('running');
});

test('stopping while a crashed trial is about to go on ends it too', async () => {
  const { sweeps, basis, workers, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  await workers[0]!.exit({ code: 1 });
  const stopped = sweeps.stop(id);
  await settle();
  if (workers.length > 1) await finish(1, 'canceled');
  expect((await stopped).state).toBe('stopped');
  expect(sweeps.trials(id)[0]!.outcome).toBe('running');
});

test('the window hears of a trial with its run', async () => {
  const { sweeps, basis, events } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  const [first] = events.filter(({ name }) => name === 'runs:changed');
  expect(first!.payload).toMatchObject({ run: { trial: { sweepId: id, number: 0 }, state: 'queued' } });
});

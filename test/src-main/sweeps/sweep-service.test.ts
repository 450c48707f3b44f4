import { expect, test } from 'vitest';
import { definition, settle, sweepFixture } from './sweep-fixture.ts';

test('a sweep is stored with all values and the hash of its data', () => {
  const { sweeps, basis, manifest } = sweepFixture();
  const sweep = sweeps.start(definition(), basis);
  expect(sweeps.list().map(({ id }) => id)).toEqual([sweep.id]);
  expect(sweep.definition).toMatchObject({ dataset: manifest.hash, hyperparameters: basis.hyperparameters });
  expect(sweep.state).toBe('running');
});

test('an unknown sweep is an error with its id', () => {
  const { sweeps } = sweepFixture();
  expect(() => sweeps.get('20261124none')).toThrow('There is no sweep 20261124none');
});

test('a sweep that runs cannot be resumed; a finished one can be given more trials', async () => {
  const { sweeps, basis, workers, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  expect(() => sweeps.resume(id)).toThrow(`Sweep ${id} is running already.`);
  report(0, 1, 1);
  await finish(0);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  sweeps.resume(id, { trials: 2 });
  await settle();
  expect(workers).toHaveLength(2);
  report(1, 1, 2);
  await finish(1);
  expect((await sweeps.whenSettled(id)).state).toBe('finished');
  expect(sweeps.trials(id)).toHaveLength(2);
});

test('a deleted sweep is gone with its trials, and with their runs if asked for', async () => {
  const { sweeps, basis, runs, report, finish } = sweepFixture();
  const ids = [];
  for (let place = 0; place < 2; place++) {
    const { id } = sweeps.start(definition({ trials: 1 }), basis);
    report(place, 1, 1);
    await finish(place);
    ids.push(id);
  }
  const runIds = ids.map((id) => sweeps.trials(id)[0]!.runId!);
  await sweeps.remove(ids[0]!, { withRuns: false });
  await sweeps.remove(ids[1]!, { withRuns: true });
  expect(sweeps.list()).toEqual([]);
  expect(runs.list().map(({ id }) => id)).toEqual([runIds[0]]);
});

test('a sweep that runs is not deleted, and one that does not cannot be paused', async () => {
  const { sweeps, basis, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  await expect(sweeps.remove(id, { withRuns: true })).rejects.toThrow('stop it before it is deleted');
  report(0, 1, 1);
  await finish(0);
  await expect(sweeps.pause(id)).rejects.toThrow(`Sweep ${id} is finished: only one that runs can be paused.`);
  expect(() => sweeps.setWorkers(id, 2)).toThrow('only one that runs can be given more or fewer workers');
});

test('an overview tells counts, the best and how many are to come', async () => {
  const { sweeps, basis, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  expect(sweeps.get(id)).toMatchObject({ counts: { running: 1 }, best: null, trialLimit: 2, workers: 1 });
  report(0, 1, 42);
  await finish(0);
  expect(sweeps.get(id)).toMatchObject({
    counts: { running: 1, finished: 1 },
    best: { number: 0, objectives: [42] },
  });
});

test('trials and curves are read in columns, all or some', async () => {
  const { sweeps, basis, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  report(0, 1, 42);
  await finish(0);
  expect(Array.from(sweeps.columns(id, null).objectives)).toEqual([42, NaN]);
  expect(Array.from(sweeps.columns(id, [1, 1, 9]).numbers)).toEqual([1]);
  expect(Array.from(sweeps.curves(id, [0]).values)).toEqual([42]);
  expect(sweeps.importance(id, 0).warning).toContain('Too few trials');
});

test('closing stops what runs, and the trials stay open', async () => {
  const { sweeps, basis, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 2 }), basis);
  const closed = sweeps.close();
  await finish(0, 'canceled');
  await closed;
  expect(sweeps.get(id)).toMatchObject({ state: 'stopped', counts: { running: 1 } });
});

test('two sweeps share the line: as many runs compute at once as the larger one has workers', async () => {
  const { sweeps, basis, workers, runs, report, finish } = sweepFixture();
  const first = sweeps.start(definition({ trials: 4 }), { ...basis, workers: 1 });
  const second = sweeps.start(definition({ trials: 4 }), { ...basis, workers: 2 });
  const running = () => runs.list().filter(({ state }) => state === 'running').length;
  expect([running(), runs.list().length]).toEqual([2, 3]);
  sweeps.setWorkers(second.id, 1);
  report(0, 1, 1);
  await finish(0);
  expect([running(), workers.length]).toEqual([1, 2]);
  expect(sweeps.get(first.id).counts).toMatchObject({ finished: 1, running: 1 });
});

test('a paused sweep that goes on beside another one waits until there is room for its trials', async () => {
  const { sweeps, basis, workers, runs, report, finish } = sweepFixture();
  const first = sweeps.start(definition({ trials: 2 }), basis);
  const paused = sweeps.pause(first.id);
  workers[0]!.say({ type: 'paused' });
  await paused;
  const second = sweeps.start(definition({ trials: 2 }), basis);
  const computing = () => workers.map((worker) => worker.lastAsked().type);
  expect(computing()).toEqual(['pause', 'start']);
  sweeps.resume(first.id);
  await settle();
  expect(computing()).toEqual(['pause', 'start']);
  report(1, 1, 1);
  await finish(1);
  expect(computing()).toEqual(['continue', 'start']);
  workers[0]!.say({ type: 'continued' });
  await settle();
  expect(runs.list().filter(({ state }) => state === 'running')).toHaveLength(1);
  expect(sweeps.get(second.id).counts).toMatchObject({ finished: 1, running: 1 }); // its next trial is in line
  report(0, 1, 2);
  await finish(0);
  expect(computing()).toEqual(['continue', 'start', 'start']);
});

test('each trial has its share of the threads, or the number that the sweep asks for', () => {
  const { sweeps, basis, runs } = sweepFixture();
  const hyperparameters = { ...basis.hyperparameters, threads: 0 };
  const { id, threadsOfWorker } = sweeps.start(definition(), { ...basis, hyperparameters, workers: 1 });
  const run = (sweepId: string) => runs.get(sweeps.trials(sweepId)[0]!.runId!);
  expect(run(id).hyperparameters.threads).toBe(threadsOfWorker);
  expect(threadsOfWorker).toBeGreaterThanOrEqual(1);
  const own = sweeps.start(definition({ hyperparameters: { threads: 3 } }), { ...basis, hyperparameters });
  expect(run(own.id).hyperparameters.threads).toBe(3);
});

test('a sweep without its data is refused and leaves nothing', () => {
  const { sweeps, basis } = sweepFixture();
  expect(() => sweeps.start(definition(), { ...basis, datasetHash: 'f'.repeat(64) })).toThrow(
    'There is no dataset fff',
  );
  expect(sweeps.list()).toEqual([]);
});

test('a sweep with a run that a person let go on is not deleted with its runs', async () => {
  const { sweeps, basis, runs, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  const stopped = sweeps.stop(id);
  await finish(0, 'canceled');
  await stopped;
  const { runId } = sweeps.trials(id)[0]!;
  await runs.resume(runId!);
  await expect(sweeps.remove(id, { withRuns: true })).rejects.toThrow(`Run ${runId} of sweep ${id} is running`);
  expect(sweeps.list()).toHaveLength(1);
});

test('a deleted run is gone from the overview', async () => {
  const { sweeps, basis, runs, report, finish } = sweepFixture();
  const { id } = sweeps.start(definition({ trials: 1 }), basis);
  report(0, 1, 1);
  await finish(0);
  await runs.remove(sweeps.get(id).best!.runId!);
  expect(sweeps.get(id).best).toMatchObject({ number: 0, runId: null });
});

test('why a sweep gave up is told also to who asks later', async () => {
  const { sweeps, basis } = sweepFixture();
  const space = [
    { name: 'validationExamples', kind: 'integer', minimum: 100_000, maximum: 200_000, log: false },
  ] as const;
  const { id } = sweeps.start(definition({ space, trials: 9 }), basis);
  await settle();
  await expect(sweeps.whenSettled(id)).rejects.toThrow('trials in a row failed');
});

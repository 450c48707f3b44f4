import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { errorValue, WorkbenchError } from '#shared/contract/errors.ts';
import type { FakeWorker } from '#test/helpers/fake-worker.ts';
import { checkpointMessage, lossMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

const started = { type: 'started', engine: 'wasm 4.22.0', stepsPerEpoch: 6 } as const;

async function finish(worker: FakeWorker, end: 'finished' | 'stopped-early' | 'canceled' = 'finished'): Promise<void> {
  worker.say({ type: 'result', result: { kind: 'train', end } });
  await worker.exit();
}

describe('the life of a run', () => {
  test('queued, running, finished, with what it said on the way', async () => {
    const { runs, workers, events, draft } = runServiceFixture();
    const run = runs.start(draft());
    expect(run).toMatchObject({ state: 'running', attempt: 1, datasetName: 'Bars', name: 'a run' });
    expect(workers[0]!.job()).toMatchObject({ kind: 'train', resumeFrom: null });
    workers[0]!.say(started);
    workers[0]!.say(lossMessage([1, 2, 3]));
    workers[0]!.say({ type: 'artifacts', epoch: 0, step: 0, hasLatents: true });
    workers[0]!.say({ type: 'log', line: { time: '2026-01-01T00:00:00Z', level: 'info', text: 'hello' } });
    expect(runs.get(run.id)).toMatchObject({ engine: 'wasm 4.22.0', step: 3, epoch: 0.5, millisecondsLeft: 1000 });
    const settled = runs.whenSettled(run.id);
    await finish(workers[0]!);
    expect(await settled).toMatchObject({ state: 'finished', isResumable: false, millisecondsLeft: null });
    expect(runs.readMetrics(run.id, 0).series[0]).toMatchObject({ values: Float64Array.of(99, 98, 97) });
    expect(runs.listArtifacts(run.id)).toEqual([{ epoch: 0, step: 0, hasLatents: true }]);
    expect(runs.readLogs(run.id, 0).lines.map((line) => line.text)).toContain('hello');
    const names = new Set(events.map((event) => event.name));
    expect([...names].sort()).toEqual(['artifacts:appended', 'logs:appended', 'metrics:appended', 'runs:changed']);
  });

  test('with one slot the second waits for the first', async () => {
    const { runs, workers, draft } = runServiceFixture();
    runs.start(draft());
    const second = runs.start(draft());
    expect(second.state).toBe('queued');
    await finish(workers[0]!);
    expect(runs.get(second.id).state).toBe('running');
    expect(workers).toHaveLength(2);
  });

  test('a pause frees the slot; continuing goes on in the same worker', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const next = runs.start(draft());
    const pausing = runs.pause(run.id);
    expect(workers[0]!.received.at(-1)).toEqual({ type: 'pause' });
    workers[0]!.say({ type: 'paused' });
    expect(await pausing).toMatchObject({ state: 'paused', isResumable: true });
    expect(runs.get(next.id).state).toBe('running');
    const resuming = runs.resume(run.id);
    expect(workers[0]!.received.at(-1)).toEqual({ type: 'continue' });
    workers[0]!.say({ type: 'continued' });
    expect(await resuming).toMatchObject({ state: 'running', attempt: 1 });
  });

  test('one that was asked to go on has its slot before it says that it does', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    void runs.pause(run.id);
    workers[0]!.say({ type: 'paused' });
    const resuming = runs.resume(run.id);
    const next = runs.start(draft());
    expect(next.state).toBe('queued');
    workers[0]!.say({ type: 'continued' });
    await resuming;
    await finish(workers[0]!);
    expect(runs.get(next.id).state).toBe('running');
  });

  test('canceling asks for a last checkpoint; a queued run is canceled at once', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const queued = runs.start(draft());
    expect(await runs.cancel(queued.id)).toMatchObject({ state: 'canceled' });
    const canceling = runs.cancel(run.id);
    expect(workers[0]!.received.at(-1)).toEqual({ type: 'cancel' });
    await finish(workers[0]!, 'canceled');
    expect(await canceling).toMatchObject({ state: 'canceled', isResumable: true });
    expect(workers).toHaveLength(1);
  });

  test('resuming begins a new attempt at the newest checkpoint and forgets what came after it', async () => {
    const { directory, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say(lossMessage([1, 2]));
    workers[0]!.say(checkpointMessage(directory, run.id, 2));
    workers[0]!.say(lossMessage([3, 4]));
    const { cursor } = runs.readMetrics(run.id, 0);
    await workers[0]!.exit({ code: null, signal: 'SIGKILL' });
    expect(runs.get(run.id)).toMatchObject({ state: 'failed', error: { code: 'training/crashed' }, isResumable: true });
    expect(await runs.resume(run.id)).toMatchObject({ state: 'running', attempt: 2, step: 2, error: null });
    expect(workers[1]!.job()).toMatchObject({ resumeFrom: expect.stringContaining('step-00000002') as string });
    const page = runs.readMetrics(run.id, cursor);
    expect(page.restarted).toBe(true);
    expect(page.series[0]!.steps).toEqual(Float64Array.of(1, 2));
    workers[0]!.say(lossMessage([9]));
    expect(runs.readMetrics(run.id, 0).series[0]!.steps).toEqual(Float64Array.of(1, 2));
  });

  test('a failure keeps its code and its text; a run that diverged is not offered again', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const error = errorValue(new WorkbenchError('training/diverged', 'loss became NaN in epoch 1, batch 2.'));
    workers[0]!.say({ type: 'failed', error });
    await workers[0]!.exit();
    expect(runs.get(run.id)).toMatchObject({
      state: 'failed',
      error: { code: 'training/diverged' },
      isResumable: false,
    });
    await expect(runs.resume(run.id)).rejects.toMatchObject({ code: 'run/wrong-state' });
    expect(runs.readLogs(run.id, 0).lines.at(-1)).toMatchObject({ level: 'error' });
  });

  test('a silent end is a crash with its last words', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    await workers[0]!.exit({ code: 139, lastWords: 'segmentation fault' });
    const { error } = runs.get(run.id);
    expect(error?.message).toContain('exit code 139');
    expect(error?.message).toContain('segmentation fault');
  });
});

describe('what is refused', () => {
  test('moves that the state does not allow', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    await expect(runs.resume(run.id)).rejects.toMatchObject({ code: 'run/wrong-state' });
    await expect(runs.remove(run.id)).rejects.toMatchObject({ code: 'run/wrong-state' });
    await finish(workers[0]!);
    await expect(runs.cancel(run.id)).rejects.toMatchObject({ code: 'run/wrong-state' });
    expect(() => runs.pause(run.id)).toThrow(/is finished/);
  });

  test('runs that are not there', () => {
    const { runs } = runServiceFixture();
    expect(() => runs.get('nosuchrun')).toThrow(/no run nosuchrun/);
  });

  test('drafts that leave nothing to train on, before a row is made', () => {
    const { runs, draft } = runServiceFixture();
    const { hyperparameters } = draft();
    expect(() => runs.start(draft({ hyperparameters: { ...hyperparameters, validationExamples: 200 } }))).toThrow(
      /validationExamples: 200.*200 training examples/,
    );
    expect(() => runs.start(draft({ datasetHash: 'f'.repeat(64) }))).toThrow(/no dataset/);
    expect(runs.list()).toHaveLength(0);
  });
});

describe('around the runs', () => {
  test('name, notes and tags change one by one', () => {
    const { runs, draft } = runServiceFixture();
    const { id } = runs.start(draft());
    runs.describe({ runId: id, tags: ['b', 'a', 'b'] });
    runs.describe({ runId: id, notes: 'a note' });
    expect(runs.describe({ runId: id, name: 'new' })).toMatchObject({ name: 'new', notes: 'a note', tags: ['a', 'b'] });
  });

  test('a deleted run takes its files with it', async () => {
    const { directory, runs, workers, events, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say(checkpointMessage(directory, run.id, 1));
    await finish(workers[0]!);
    await runs.remove(run.id);
    expect(existsSync(join(directory, 'runs', run.id))).toBe(false);
    expect(runs.list()).toHaveLength(0);
    expect(events.at(-1)).toEqual({ name: 'runs:removed', payload: { runId: run.id } });
  });

  test('closing interrupts what runs and what waits', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const queued = runs.start(draft());
    const closing = runs.close();
    expect(workers[0]!.received.at(-1)).toEqual({ type: 'cancel' });
    await finish(workers[0]!, 'canceled');
    await closing;
    expect([runs.get(run.id).state, runs.get(queued.id).state]).toEqual(['interrupted', 'interrupted']);
    expect(workers).toHaveLength(1);
  });

  test('what a dead program left running is interrupted and can be resumed', async () => {
    const first = runServiceFixture();
    const run = first.runs.start(first.draft());
    first.workers[0]!.say(lossMessage([1]));
    first.workspace.close();
    const second = runServiceFixture({ directory: first.directory });
    expect(second.runs.get(run.id)).toMatchObject({ state: 'interrupted', isResumable: true });
    expect(await second.runs.resume(run.id)).toMatchObject({ state: 'running', attempt: 2, step: 0 });
    expect(second.runs.readMetrics(run.id, 0).series).toHaveLength(0);
  });
});

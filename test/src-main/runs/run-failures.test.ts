import { cpSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { createRunService } from '#main/runs/run-service.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { checkpointMessage, lossMessage, runServiceFixture } from '#test/helpers/run-service-fixture.ts';

const started = { type: 'started', engine: 'wasm 4.22.0', stepsPerEpoch: 6 } as const;
type Fixture = ReturnType<typeof runServiceFixture>;

afterEach(() => void vi.useRealTimers());

/** What a worker may have got done when it dies, in the order in which it does it. */
const progressOfWorkers: readonly (readonly [string, (fixture: Fixture, runId: string) => void])[] = [
  ['before its first word', () => undefined],
  ['after it started', ({ workers }) => workers[0]!.say(started)],
  ['after its first points', ({ workers }) => workers[0]!.say(lossMessage([1, 2]))],
  ['after its first checkpoint', ({ workers, directory }, id) => workers[0]!.say(checkpointMessage(directory, id, 2))],
  ['between a checkpoint and the next', ({ workers }) => workers[0]!.say(lossMessage([3, 4]))],
  ['while paused', ({ workers }) => workers[0]!.say({ type: 'paused' })],
];

describe('a worker that dies', () => {
  test.each(progressOfWorkers.map(([when], index) => [when, index] as const))(
    '%s: failed, and goes on',
    async (_when, last) => {
      const fixture = runServiceFixture();
      const { runs, workers, draft } = fixture;
      const run = runs.start(draft());
      for (const [, happen] of progressOfWorkers.slice(0, last + 1)) happen(fixture, run.id);
      const settled = last === progressOfWorkers.length - 1 ? null : runs.whenSettled(run.id);
      await workers[0]!.exit({ code: null, signal: 'SIGSEGV', lastWords: 'last words' });
      if (settled) expect(await settled).toMatchObject({ state: 'failed', error: { code: 'training/crashed' } });
      expect(runs.get(run.id)).toMatchObject({ state: 'failed', isResumable: true });
      const hasCheckpoint = last >= 3;
      expect(await runs.resume(run.id)).toMatchObject({ state: 'running', attempt: 2, step: hasCheckpoint ? 2 : 0 });
      expect(workers[1]!.job()).toMatchObject({
        resumeFrom: hasCheckpoint ? (expect.stringContaining('step-00000002') as string) : null,
      });
      const steps = runs.readMetrics(run.id, 0).series.flatMap((series) => Array.from(series.steps));
      expect(steps).toEqual(hasCheckpoint ? [1, 2] : []);
    },
  );

  test('leaves its slot to the next in line', async () => {
    const { runs, workers, draft } = runServiceFixture();
    runs.start(draft());
    const next = runs.start(draft());
    await workers[0]!.exit({ code: 1 });
    expect(runs.get(next.id).state).toBe('running');
  });

  test('after it was asked to pause ends the waiting with the truth', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const pausing = runs.pause(run.id);
    await workers[0]!.exit({ code: 1 });
    expect(await pausing).toMatchObject({ state: 'failed' });
  });

  test('after it was asked to cancel is canceled', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const canceling = runs.cancel(run.id);
    await workers[0]!.exit({ code: null, signal: 'SIGKILL' });
    expect(await canceling).toMatchObject({ state: 'canceled', isResumable: true });
  });
});

describe('a worker that hangs', () => {
  test('is killed when it does not hear that it is canceled', async () => {
    vi.useFakeTimers();
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const canceling = runs.cancel(run.id);
    vi.advanceTimersByTime(59_000);
    expect(workers[0]!.wasKilled()).toBe(false);
    vi.advanceTimersByTime(2_000);
    expect(workers[0]!.wasKilled()).toBe(true);
    expect(await canceling).toMatchObject({ state: 'canceled' });
  });

  test('is killed when it does not exit after its result, which stands', async () => {
    vi.useFakeTimers();
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say({ type: 'result', result: { kind: 'train', end: 'finished' } });
    expect(runs.get(run.id).state).toBe('finished');
    vi.advanceTimersByTime(11_000);
    expect(workers[0]!.wasKilled()).toBe(true);
    expect(await runs.whenSettled(run.id)).toMatchObject({ state: 'finished', error: null });
  });

  test('at closing is killed and leaves the run interrupted', async () => {
    vi.useFakeTimers();
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const closing = runs.close();
    vi.advanceTimersByTime(16_000);
    await closing;
    expect(workers[0]!.wasKilled()).toBe(true);
    expect(runs.get(run.id).state).toBe('interrupted');
  });
});

describe('what cannot be done fails the run, not the workbench', () => {
  test('a worker that cannot be started', () => {
    const { workspace, draft } = runServiceFixture();
    const startWorker = () => {
      throw new Error('EMFILE: too many open files');
    };
    const runs = createRunService({
      workspace,
      startWorker,
      publish: () => undefined,
      appVersion: '0',
      maximumRunning: 1,
    });
    const run = runs.start(draft());
    expect(run).toMatchObject({ state: 'failed', error: { message: 'EMFILE: too many open files' } });
    expect(runs.start(draft()).state).toBe('failed'); // and the queue goes on
  });

  test('points that cannot be written: the worker is ended, the message names the reason', async () => {
    const { workspace, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    vi.spyOn(workspace.metrics, 'append').mockImplementation(() => {
      throw new WorkbenchError('disk/full', 'The disk is full.');
    });
    workers[0]!.say(lossMessage([1]));
    expect(workers[0]!.wasKilled()).toBe(true);
    expect(await runs.whenSettled(run.id)).toMatchObject({ state: 'failed', error: { code: 'disk/full' } });
  });

  test('not even the failure can be written: nothing is thrown, and the next start finds the run interrupted', async () => {
    const { directory, workspace, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const full = () => {
      throw new WorkbenchError('disk/full', 'The disk is full.');
    };
    vi.spyOn(workspace.metrics, 'append').mockImplementation(full);
    vi.spyOn(workspace.runs, 'setState').mockImplementation(full);
    vi.spyOn(workspace.logs, 'append').mockImplementation(full);
    workers[0]!.say(lossMessage([1]));
    await runs.whenSettled(run.id);
    vi.restoreAllMocks();
    workspace.close();
    expect(runServiceFixture({ directory }).runs.get(run.id).state).toBe('interrupted');
  });

  test('a point that is no number is left out and said once in the log', () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const message = lossMessage([1, 2]);
    if (message.type !== 'progress') throw new Error('lossMessage gives progress');
    message.points.values[1] = NaN;
    workers[0]!.say(message);
    expect(runs.readMetrics(run.id, 0).series[0]!.steps).toEqual(Float64Array.of(1));
    expect(runs.readLogs(run.id, 0).lines.at(-1)).toMatchObject({ level: 'warning' });
  });
});

describe('checkpoints', () => {
  test('that are damaged are passed over with a line in the log', async () => {
    const { directory, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say(lossMessage([1, 2, 3, 4]));
    workers[0]!.say(checkpointMessage(directory, run.id, 2));
    const newest = checkpointMessage(directory, run.id, 4);
    workers[0]!.say(newest);
    await workers[0]!.exit({ code: 1 });
    writeFileSync(join(directory, 'runs', run.id, 'checkpoints', 'step-00000004', 'weights.safetensors'), 'torn');
    expect(await runs.resume(run.id)).toMatchObject({ step: 2 });
    expect(runs.readLogs(run.id, 0).lines.map((line) => line.text)).toContainEqual(
      expect.stringMatching(/damaged checkpoint.*step-00000004/),
    );
    expect(runs.readMetrics(run.id, 0).series[0]!.steps).toEqual(Float64Array.of(1, 2));
  });

  test('that the worker deleted are forgotten', () => {
    const { directory, workspace, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say(checkpointMessage(directory, run.id, 2));
    rmSync(join(directory, 'runs', run.id, 'checkpoints', 'step-00000002'), { recursive: true });
    workers[0]!.say(checkpointMessage(directory, run.id, 4));
    const known = workspace.checkpoints.list(run.id);
    expect(known.map(({ step, directory: folder }) => [step, folder])).toEqual([
      [4, join('checkpoints', 'step-00000004')],
    ]);
  });

  test('are found in a copy of the workspace', async () => {
    const { directory, runs, workers, draft, workspace } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say(checkpointMessage(directory, run.id, 2));
    await workers[0]!.exit({ code: 1 });
    workspace.close();
    const copy = temporaryDirectory();
    cpSync(directory, copy, { recursive: true });
    const moved = runServiceFixture({ directory: copy });
    await moved.runs.resume(run.id);
    expect(moved.workers[0]!.job()).toMatchObject({ resumeFrom: expect.stringContaining(copy) as string });
  });
});

describe('asking twice', () => {
  test('to resume starts one worker', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    await workers[0]!.exit({ code: 1 });
    const results = await Promise.allSettled([runs.resume(run.id), runs.resume(run.id)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(workers).toHaveLength(2);
  });

  test('to cancel, and then closing, leaves it canceled', async () => {
    const { runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    const canceling = runs.cancel(run.id);
    const closing = runs.close();
    workers[0]!.say({ type: 'result', result: { kind: 'train', end: 'canceled' } });
    await workers[0]!.exit();
    await closing;
    expect(await canceling).toMatchObject({ state: 'canceled' });
  });

  test('to delete a run finds none the second time', async () => {
    const { directory, runs, workers, draft } = runServiceFixture();
    const run = runs.start(draft());
    workers[0]!.say({ type: 'result', result: { kind: 'train', end: 'finished' } });
    const removing = runs.remove(run.id); // while the process is still on its way out
    expect(existsSync(join(directory, 'workbench.sqlite'))).toBe(true);
    await workers[0]!.exit();
    await removing;
    await expect(runs.remove(run.id)).rejects.toMatchObject({ code: 'run/not-found' });
  });
});

test('a program that closes ends the jobs that are still at it', async () => {
  const { runs, workers, draft } = runServiceFixture();
  const refusal = expect(runs.estimateTime(draft())).rejects.toMatchObject({ code: 'training/crashed' });
  await runs.close();
  expect(workers[0]!.wasKilled()).toBe(true);
  await refusal;
});

test('canceling one of several waiting runs takes out that one alone', async () => {
  const { runs, workers, draft } = runServiceFixture();
  runs.start(draft());
  const [second, third, fourth] = [runs.start(draft()), runs.start(draft()), runs.start(draft())];
  await runs.cancel(third.id);
  for (const next of [second, fourth]) {
    workers.at(-1)!.say({ type: 'result', result: { kind: 'train', end: 'finished' } });
    await workers.at(-1)!.exit();
    expect(runs.get(next.id).state).toBe('running');
  }
  expect(runs.get(third.id).state).toBe('canceled');
});

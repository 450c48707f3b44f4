import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import { createServiceDoor } from '#main/cli/open-services.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const door = createServiceDoor(join(import.meta.dirname, '../../../out/main'));
const patience = { timeout: 120_000, interval: 50 };

async function started(changes: Readonly<Record<string, unknown>>, workers: number) {
  const services = await door.write(temporaryDirectory());
  onTestFinished(services.close);
  const { hash } = await services.datasets.ensureMnist();
  const definition = sweepDefinitionSchema.parse({
    name: 'Real workers',
    hyperparameters: { trainingExamples: 600, validationExamples: 200, encoderWidths: [16], decoderWidths: [16] },
    space: [{ name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true }],
    objectives: [{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }],
    sampler: { name: 'random' },
    ...changes,
  });
  const hyperparameters = { ...defaultHyperparameters, epochs: 4, threads: 1 };
  const { id } = services.sweeps.start(definition, { hyperparameters, datasetHash: hash, workers });
  const states = () => services.runs.list().map(({ state }) => state);
  const count = (state: string) => states().filter((one) => one === state).length;
  return { ...services, id, count };
}

test('with real workers a sweep takes more of them, pauses, goes on, stops and goes on to the exact count', async () => {
  const { sweeps, runs, id, count } = await started({ trials: 6 }, 1);
  await expect.poll(() => sweeps.trials(id)[0]!.reports.length, patience).toBeGreaterThan(0);
  expect(count('running')).toBe(1);
  expect(sweeps.setWorkers(id, 2)).toMatchObject({ workers: 2 });
  expect(count('running')).toBe(2);
  const paused = await sweeps.pause(id);
  expect(paused).toMatchObject({ state: 'running', isPaused: true });
  expect(count('running')).toBe(0);
  expect(count('paused')).toBeGreaterThan(0);
  expect(sweeps.resume(id).isPaused).toBe(false);
  await expect.poll(() => sweeps.get(id).counts.finished, patience).toBeGreaterThan(1);
  expect(await sweeps.stop(id)).toMatchObject({ state: 'stopped', workers: 0 });
  expect(count('running') + count('queued') + count('paused')).toBe(0);
  for (const { outcome, runId } of sweeps.trials(id)) {
    expect(outcome === 'finished' || runs.get(runId!).isResumable).toBe(true);
  }
  sweeps.resume(id, { workers: 2 });
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 6, running: 0 } });
  expect(sweeps.trials(id).map(({ number, reports }) => [number, ...reports.map(({ step }) => step)])).toEqual(
    [0, 1, 2, 3, 4, 5].map((number) => [number, 1, 2, 3, 4]),
  );
}, 300_000);

test('with real workers the trials of a rung wait for each other on disk and the best goes on', async () => {
  const pruner = { name: 'asha', minimumResource: 1, maximumResource: 4, reductionFactor: 2, synchronous: true };
  const { sweeps, runs, id } = await started({ trials: 4, pruner }, 2);
  expect(await sweeps.whenSettled(id)).toMatchObject({ state: 'finished', counts: { finished: 1, pruned: 3 } });
  const trials = sweeps.trials(id);
  const at = (step: number) => trials.filter(({ reports }) => reports.length >= step).length;
  expect([at(1), at(2), at(3), at(4)]).toEqual([4, 2, 1, 1]);
  const best = trials.toSorted((a, b) => a.reports[0]!.value - b.reports[0]!.value).slice(0, 2);
  expect(best.map(({ reports }) => reports.length).sort()).toEqual([2, 4]);
  const attempts = best.map(({ runId }) => runs.get(runId!).attempt);
  expect(Math.max(...attempts)).toBeGreaterThanOrEqual(2); // only the last of the rung may go on without a wait
}, 300_000);

import type { PublishEvent } from '#shared/contract/events.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import type { SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { MessageFromWorker } from '#shared/contract/training-messages.ts';
import { createSweepService } from '#main/sweeps/sweep-service.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { runServiceFixture } from '#test/helpers/run-service-fixture.ts';

export const metric = 'epoch/validation/negativeElbo';

export function definition(changes: Partial<SweepDefinition> = {}): SweepDefinition {
  return sweepDefinitionSchema.parse({
    name: 'A sweep',
    space: [
      { name: 'encoderLearningRate', kind: 'float', minimum: 0.0001, maximum: 0.01, log: true },
      { name: 'encoderWidths', kind: 'choice', values: [[16], [32, 16]] },
    ],
    objectives: [{ metric, goal: 'minimize' }],
    sampler: { name: 'random' },
    trials: 4,
    ...changes,
  });
}

/** A sweep service on a real workspace, with workers that do what the test says. */
export function sweepFixture({ directory, workers = 1 }: { directory?: string; workers?: number } = {}) {
  let hear: PublishEvent = () => undefined;
  const fixture = runServiceFixture({
    ...(directory === undefined ? {} : { directory }),
    maximumRunning: workers,
    heard: (name, payload) => hear(name, payload),
  });
  const changes: SweepTrial[] = [];
  const sweeps = createSweepService({
    workspace: fixture.workspace,
    runs: fixture.runs,
    appVersion: '0.0.0',
    changed: (_, trial) => {
      if (trial) changes.push(trial);
    },
  });
  hear = sweeps.hear;
  const basis = { hyperparameters: quickHyperparameters(), datasetHash: fixture.manifest.hash, workers };
  /** The worker reports the value of an epoch. */
  const report = (worker: number, epoch: number, value: number) => {
    fixture.workers[worker]!.say(epochMessage(epoch, value));
    fixture.workers[worker]!.say({ type: 'artifacts', epoch, step: 6 * epoch, hasLatents: false });
  };
  const finish = async (worker: number, end: 'finished' | 'canceled' = 'finished') => {
    fixture.workers[worker]!.say({ type: 'result', result: { kind: 'train', end } });
    await fixture.workers[worker]!.exit();
    await settle();
  };
  return { ...fixture, sweeps, basis, changes, report, finish };
}

function epochMessage(epoch: number, value: number): MessageFromWorker {
  return {
    type: 'progress',
    step: 6 * epoch,
    epoch,
    millisecondsLeft: 1000,
    points: {
      names: [metric],
      series: Int32Array.of(0),
      steps: Float64Array.of(6 * epoch),
      values: Float64Array.of(value),
    },
  };
}

/** Lets promises that are resolved run on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 20; i++) await Promise.resolve();
}

import { basename } from 'node:path';
import { randomStream } from '#shared/random/random-stream.ts';
import { settle } from './sweep-fixture.ts';
import type { sweepFixture } from './sweep-fixture.ts';

type Fixture = ReturnType<typeof sweepFixture>;

export interface SimulatedTraining {
  readonly epochs: number;
  readonly valueAt: (trial: number, epoch: number) => number;
  /** Decides which of the workers takes the next turn. */
  readonly seed: number;
  /** Whether the worker dies instead of reporting this epoch; asked once for each. */
  readonly crashes?: (trial: number, epoch: number) => boolean;
  /** What a person does before a turn. */
  readonly person?: (turn: number) => void;
}

/**
 * Workers that train: in each turn one of them does what it was asked for, or ends its next epoch. A run that goes on
 * does so where it was cut, as from a checkpoint. Ends when the sweep does not run; gives how many computed at once at
 * most, and the trials in the order in which their runs were started.
 */
export async function trainUntilSettled(fixture: Fixture, sweepId: string, simulation: SimulatedTraining) {
  const { workers, runs, sweeps, report, finish } = fixture;
  const { below } = randomStream([simulation.seed, 0], 'simulated-training');
  const epochsOf = new Map<string, number>(); // by run
  const gone = new Set<number>();
  const crashed = new Set<string>();
  const [starts, paused] = [[] as number[], new Set<number>()];
  let most = 0;

  const runOf = (worker: number) => {
    const job = workers[worker]!.job();
    if (job.kind !== 'train') throw new Error(`expected a training job, got ${job.kind}`);
    return basename(job.runDirectory);
  };

  async function turn(worker: number): Promise<void> {
    const runId = runOf(worker);
    const asked = workers[worker]!.lastAsked().type;
    if (asked === 'cancel') {
      gone.add(worker);
      return finish(worker, 'canceled');
    }
    if (asked === 'pause') {
      if (!paused.has(worker)) workers[worker]!.say({ type: 'paused' });
      paused.add(worker);
      return;
    }
    if (paused.delete(worker)) return workers[worker]!.say({ type: 'continued' });
    const { number } = runs.get(runId).trial!; // all runs here are trials
    const epoch = (epochsOf.get(runId) ?? 0) + 1;
    const key = `${number} ${epoch}`;
    if (!crashed.has(key) && simulation.crashes?.(number, epoch)) {
      crashed.add(key);
      gone.add(worker);
      return workers[worker]!.exit({ code: null, signal: 'SIGSEGV' });
    }
    epochsOf.set(runId, epoch);
    report(worker, epoch, simulation.valueAt(number, epoch));
    if (epoch < simulation.epochs) return;
    gone.add(worker);
    await finish(worker);
  }

  for (let count = 0; sweeps.get(sweepId).state === 'running'; count++) {
    if (count > 20_000) throw new Error('the sweep does not come to an end');
    simulation.person?.(count);
    await settle();
    for (let worker = starts.length; worker < workers.length; worker++) {
      starts.push(runs.get(runOf(worker)).trial!.number);
    }
    const alive = workers.map((_, worker) => worker).filter((worker) => !gone.has(worker));
    most = Math.max(most, alive.filter((worker) => !paused.has(worker)).length);
    if (alive.length > 0) await turn(alive[below(alive.length)]!);
    else if (sweeps.get(sweepId).state === 'running' && !simulation.person) throw new Error('nobody computes');
    await settle();
  }
  return { most, starts };
}

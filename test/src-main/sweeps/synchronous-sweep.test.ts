import { describe, expect, test } from 'vitest';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { trainUntilSettled } from './simulated-training.ts';
import type { SimulatedTraining } from './simulated-training.ts';
import { definition, settle, sweepFixture } from './sweep-fixture.ts';

const asha = { name: 'asha', minimumResource: 1, maximumResource: 9, reductionFactor: 3, synchronous: true } as const;
const hyperband = { ...asha, name: 'hyperband' } as const;
const epochs = 9;

/** Curves that cross: what leads at one rung need not lead at the next. */
const valueAt = (trial: number, epoch: number) => 100 + 50 * randomStream([7, trial], `value ${epoch}`).uniform();

interface Start {
  readonly trials: number;
  readonly workers: number;
  readonly pruner?: typeof asha | typeof hyperband;
}

function started({ trials, workers, pruner = asha }: Start) {
  const fixture = sweepFixture({ workers });
  const hyperparameters = { ...fixture.basis.hyperparameters, epochs };
  const { id } = fixture.sweeps.start(definition({ trials, pruner }), { ...fixture.basis, hyperparameters });
  const train = (changes: Partial<SimulatedTraining> = {}) =>
    trainUntilSettled(fixture, id, { epochs, valueAt, seed: 1, ...changes });
  return { ...fixture, id, train };
}

/** Who is left of a bracket of trials, straight from the definition of successive halving. */
function winners(first: number, count: number): number[] {
  let left = Array.from({ length: count }, (_, i) => first + i);
  for (const [k, rung] of [1, 3].entries()) {
    const places = Math.max(1, Math.floor(count / 3 ** (k + 1)));
    left = left.toSorted((a, b) => valueAt(a, rung) - valueAt(b, rung)).slice(0, places);
  }
  return left;
}

const numbersOf = (trials: readonly SweepTrial[], outcome: SweepTrial['outcome']) =>
  trials.filter((trial) => trial.outcome === outcome).map(({ number }) => number);

describe('synchronous halving', () => {
  test.each([
    [1, 9],
    [2, 9],
    [4, 9],
    [3, 20],
    [2, 4],
    [5, 1],
  ])('with %d workers, the best of each bracket of nine are left of %d trials', async (workers, trials) => {
    const { sweeps, id, train } = started({ trials, workers });
    const { most } = await train();
    expect(most).toBeLessThanOrEqual(workers);
    expect(sweeps.get(id)).toMatchObject({ state: 'finished', counts: { running: 0, failed: 0 } });
    const all = sweeps.trials(id);
    expect(all).toHaveLength(trials);
    const expected = [];
    for (let first = 0; first < trials; first += 9) expected.push(...winners(first, Math.min(9, trials - first)));
    expect(numbersOf(all, 'finished')).toEqual(expected.sort((a, b) => a - b));
    for (const trial of all) {
      const steps = trial.reports.map(({ step }) => step);
      expect(steps).toEqual(Array.from({ length: steps.length }, (_, i) => i + 1));
      expect(trial.outcome === 'finished' ? [9] : [1, 3]).toContain(steps.length);
    }
  });

  test('nobody waits for one that crashes again and again; the others compete for its place', async () => {
    const { sweeps, id, train } = started({ trials: 9, workers: 2 });
    const crashesOf = new Map<number, number>();
    await train({ crashes: (trial) => trial === 4 && crashesOf.set(4, (crashesOf.get(4) ?? 0) + 1).get(4)! <= 3 });
    expect(sweeps.get(id)).toMatchObject({ state: 'finished', counts: { finished: 1, failed: 1, running: 0 } });
    expect(sweeps.trials(id)[4]!.outcome).toBe('failed');
  });

  test('stopped in the middle and resumed it comes out as if nobody had', async () => {
    const { sweeps, id, train } = started({ trials: 20, workers: 2 });
    for (const seed of [1, 2, 3, 4]) {
      const stopAt = 5 * seed;
      const person = (turn: number) => {
        if (turn === stopAt) void sweeps.stop(id);
      };
      await train({ seed, person });
      await settle();
      if (sweeps.get(id).state === 'finished') break;
      expect(sweeps.get(id).state).toBe('stopped');
      sweeps.resume(id, { workers: 1 + (seed % 3) });
      await settle();
    }
    await train({ seed: 9 });
    expect(numbersOf(sweeps.trials(id), 'finished')).toEqual(
      [...winners(0, 9), ...winners(9, 9), ...winners(18, 2)].sort((a, b) => a - b),
    );
    expect(sweeps.trials(id)).toHaveLength(20);
  });

  test('more trials while some wait fill their bracket', async () => {
    const { sweeps, id, train } = started({ trials: 5, workers: 2 });
    const person = (turn: number) => {
      if (turn === 3) sweeps.resume(id, { trials: 9 });
    };
    await train({ person });
    expect(numbersOf(sweeps.trials(id), 'finished')).toEqual(winners(0, 9));
  });
});

/** What somebody does by hand, now and then; in the end all that is paused goes on. */
function person({ sweeps, runs, id }: ReturnType<typeof started>, seed: number): (turn: number) => void {
  const { below } = randomStream([seed, 3], 'person');
  const patience = 400;
  const ignored = () => undefined; // the run or the sweep stands elsewhere by then
  return (turn) => {
    const { isPaused } = sweeps.get(id);
    if (turn > patience) {
      if (isPaused) sweeps.resume(id);
      for (const { id: runId, state } of runs.list()) if (state === 'paused') void runs.resume(runId).catch(ignored);
      return;
    }
    const open = sweeps.trials(id).filter(({ outcome, runId }) => outcome === 'running' && runId !== null);
    const runId = open.length === 0 ? null : open[below(open.length)]!.runId;
    const run = runs.list().find((one) => one.id === runId);
    const what = below(40);
    if (what === 0 && !isPaused) void sweeps.pause(id).catch(ignored);
    if (what <= 2 && isPaused) sweeps.resume(id);
    if (what === 3) sweeps.setWorkers(id, 1 + below(4));
    if (what === 4 && run?.state === 'running') void runs.pause(run.id).catch(ignored);
    if (what <= 8 && run?.state === 'paused') void runs.resume(run.id).catch(ignored);
    if (what === 9 && run) void runs.cancel(run.id).catch(ignored);
    if (what === 10 && run?.state === 'canceled') void runs.resume(run.id).catch(ignored);
    if (what === 11 && run?.state === 'canceled') void runs.remove(run.id).catch(ignored);
  };
}

test.each(Array.from({ length: 12 }, (_, seed) => seed))(
  'exactly the promised trials run and none stays open, whatever people and the machine do: %d',
  async (seed) => {
    const { below, uniform } = randomStream([seed, 4], 'machine');
    const trials = 6 + below(20);
    const sweep = started({ trials, workers: 1 + below(3), pruner: seed % 2 === 0 ? asha : hyperband });
    await sweep.train({ seed, person: person(sweep, seed), crashes: () => uniform() < 0.02 });
    expect(sweep.sweeps.get(sweep.id)).toMatchObject({ state: 'finished', counts: { running: 0 } });
    const numbers = sweep.sweeps.trials(sweep.id).map(({ number }) => number);
    expect(numbers).toEqual(Array.from({ length: trials }, (_, number) => number));
  },
);

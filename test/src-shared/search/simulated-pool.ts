import { randomStream } from '#shared/random/random-stream.ts';
import fc from 'fast-check';
import { median } from '#shared/statistics/median.ts';
import type { Pruner, Report, Trial } from '#shared/search/trial.ts';

export interface Simulation {
  readonly trials: number;
  readonly workers: number;
  /** The step at which a trial is finished; each trial reports every step. */
  readonly lastStep: number;
  readonly valueAt: (trial: number, step: number) => number;
  /** The step at which a trial fails, before it reports; undefined for never. */
  readonly failsAt?: (trial: number) => number | undefined;
  /** Decides which of the trials that run takes the next step. */
  readonly seed: number;
}

type MutableTrial = { -readonly [key in keyof Trial]: Trial[key] } & { readonly reports: Report[] };

/** A pool of workers as a sweep has it: waiting trials are asked again after every event, before new ones are given out. */
export function simulatedPool(
  pruner: Pruner,
  simulation: Simulation,
): { readonly trials: Trial[]; readonly steps: number } {
  const { below } = randomStream([simulation.seed, 0], 'pool');
  const trials: MutableTrial[] = [];
  let running: MutableTrial[] = [];
  let waiting: MutableTrial[] = [];
  let steps = 0;
  const decide = (trial: MutableTrial) => {
    const decision = pruner(
      trial,
      trials.filter((other) => other !== trial),
    );
    if (decision === 'continue') running.push(trial);
    else if (decision === 'wait') waiting.push(trial);
    else trial.outcome = 'pruned';
  };
  const fill = () => {
    const asked = waiting;
    waiting = [];
    for (const trial of asked) {
      if (running.length < simulation.workers) decide(trial);
      else waiting.push(trial);
    }
    while (running.length < simulation.workers && trials.length < simulation.trials) {
      const trial = startedTrial(trials.length);
      trials.push(trial);
      running.push(trial);
    }
  };
  for (fill(); running.length > 0; fill()) {
    const trial = running[below(running.length)]!;
    running = running.filter((other) => other !== trial);
    const step = trial.reports.length + 1;
    steps++;
    if (simulation.failsAt?.(trial.number) === step) {
      trial.outcome = 'failed';
      continue;
    }
    trial.reports.push({ step, value: simulation.valueAt(trial.number, step) });
    if (step < simulation.lastStep) decide(trial);
    else trial.outcome = 'finished';
  }
  return { trials, steps };
}

/** A search of trials some of which fail, and two orders in which the steps of those that run may come. */
export interface FailingSearch {
  readonly trials: number;
  readonly workers: number;
  readonly curves: number;
  readonly orders: readonly [number, number];
  /** The step at which each trial fails; undefined for never. */
  readonly failures: readonly (number | undefined)[];
}

export function failingSearches(mostTrials: number): fc.Arbitrary<FailingSearch> {
  const seed = fc.integer({ min: 0, max: 1e6 });
  const failure = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined, freq: 3 });
  return fc.record({
    trials: fc.integer({ min: 1, max: mostTrials }),
    workers: fc.integer({ min: 1, max: 6 }),
    curves: seed,
    orders: fc.tuple(seed, seed),
    failures: fc.array(failure, { minLength: mostTrials, maxLength: mostTrials }),
  });
}

/** How each trial ended, and after how many reports of 9: in the first order, in the second, and with a worker for each. */
export function outcomesInAnyOrder(pruner: Pruner, { trials, workers, curves, orders, failures }: FailingSearch) {
  const { valueAt } = syntheticCurves(curves, 9);
  const outcomes = (seed: number, size: number) => {
    const simulation = {
      trials,
      workers: size,
      lastStep: 9,
      valueAt,
      failsAt: (trial: number) => failures[trial],
      seed,
    };
    return simulatedPool(pruner, simulation).trials.map(({ outcome, reports }) => [outcome, reports.length] as const);
  };
  return [outcomes(orders[0], workers), outcomes(orders[1], workers), outcomes(orders[0], trials)] as const;
}

function startedTrial(number: number): MutableTrial {
  return { number, point: {}, outcome: 'running', objectives: [], constraints: [], reports: [] };
}

/** A trial with a report at each of the steps, written `step: value`. */
export function trialWith(
  number: number,
  reports: readonly (readonly [step: number, value: number])[],
  outcome: Trial['outcome'] = 'running',
): Trial {
  const objectives = outcome === 'finished' ? [reports.at(-1)?.[1] ?? NaN] : [];
  return {
    number,
    point: {},
    outcome,
    objectives,
    constraints: [],
    reports: reports.map(([step, value]) => ({ step, value })),
  };
}

/**
 * Learning curves that fall as powers of the step, at unlike speeds and toward unlike ends, so that they cross; with
 * noise. `end` is the value at the last step without noise.
 */
export function syntheticCurves(seed: number, lastStep: number) {
  const shapeOf = (trial: number) => {
    const { uniform } = randomStream([seed, trial], 'curve');
    return { floor: uniform(), height: 1 + 2 * uniform(), power: 0.4 + 0.8 * uniform() };
  };
  const smooth = (trial: number, step: number) => {
    const { floor, height, power } = shapeOf(trial);
    return floor + height * step ** -power;
  };
  const valueAt = (trial: number, step: number) =>
    smooth(trial, step) + 0.02 * randomStream([seed, trial], `noise ${step}`).normal();
  return { valueAt, end: (trial: number) => smooth(trial, lastStep) };
}

/**
 * Medians over 21 seeds of synthetic curves with 81 steps: the share of the steps that all trials in full would take, and
 * the ranks of what this search and random search with as many steps end with.
 */
export function overSeeds(pruner: Pruner, trials: number) {
  const runs = Array.from({ length: 21 }, (_, seed) => {
    const { valueAt, end } = syntheticCurves(seed, 81);
    const pool = simulatedPool(pruner, { trials, workers: 4, lastStep: 81, valueAt, seed });
    return {
      cost: pool.steps / (trials * 81),
      rank: rankOfBest(pool.trials, end),
      randomRank: rankOfRandomSearch(pool.trials, end, Math.floor(pool.steps / 81)),
    };
  });
  const medianOf = (key: 'cost' | 'rank' | 'randomRank') => median(runs.map((run) => run[key]));
  return { cost: medianOf('cost'), rank: medianOf('rank'), randomRank: medianOf('randomRank') };
}

/** The share of all trials that would end better than the one that the search ends with, by `end`. */
function rankOfBest(trials: readonly Trial[], end: (trial: number) => number): number {
  const finished = trials.filter(({ outcome }) => outcome === 'finished');
  const last = ({ reports }: Trial) => reports.at(-1)?.value ?? Infinity;
  const chosen = finished.reduce((best, trial) => (last(trial) < last(best) ? trial : best));
  return trials.filter(({ number }) => end(number) < end(chosen.number)).length / trials.length;
}

/** The same share for the best of the trials that random search could have finished with so many steps. */
function rankOfRandomSearch(trials: readonly Trial[], end: (trial: number) => number, affordable: number): number {
  const best = Math.min(...trials.slice(0, affordable).map(({ number }) => end(number)));
  return trials.filter(({ number }) => end(number) < best).length / trials.length;
}

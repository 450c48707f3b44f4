import { checkHalvingOptions, decideAtOnce, decideTogether } from './halving-bracket.ts';
import type { HalvingOptions } from './halving-bracket.ts';
import type { Pruner } from './trial.ts';

/**
 * ASHA: rungs at r, rη, rη², … before the maximum resource, all trials in one bracket, no waiting. Source: Li et al.
 * 2020, algorithm 2.
 */
export function asynchronousHalvingPruner(options: HalvingOptions): Pruner {
  checkHalvingOptions('asynchronousHalvingPruner', options);
  const bracket = { trials: Infinity, rungs: halvingRungs(options), reductionFactor: options.reductionFactor };
  return (trial, others) => decideAtOnce(trial, others, bracket);
}

export interface SynchronousHalvingOptions extends HalvingOptions {
  /** How many trials start together in a bracket. */
  readonly bracketTrials: number;
  /** How many trials the whole search has. */
  readonly trials: number;
}

/**
 * Brackets of exactly so many trials, in the order of their numbers, each with rungs at r, rη, rη², … before the maximum
 * resource; at a rung a trial waits until its bracket has arrived. The last bracket has the trials that are left, and
 * with them fewer places at each rung. Whoever runs the search has to give out new trials while others wait, and to ask
 * those again whenever a trial reports or ends; then every wait has an end. Source: Jamieson & Talwalkar 2016.
 */
export function synchronousHalvingPruner(options: SynchronousHalvingOptions): Pruner {
  checkHalvingOptions('synchronousHalvingPruner', options);
  const { bracketTrials, trials, reductionFactor } = options;
  if (!(Number.isInteger(bracketTrials) && bracketTrials > 0)) {
    throw new Error(`synchronousHalvingPruner: bracketTrials is ${bracketTrials}, expected a whole number above 0`);
  }
  const rungs = halvingRungs(options);
  return (trial, others) => {
    if (trial.number >= trials) {
      throw new Error(`synchronousHalvingPruner: trial ${trial.number} of a search of ${trials}; numbers count from 0`);
    }
    const start = trial.number - (trial.number % bracketTrials);
    const end = Math.min(start + bracketTrials, trials);
    const rivals = others.filter(({ number }) => number >= start && number < end);
    return decideTogether(trial, rivals, { trials: end - start, rungs, reductionFactor });
  };
}

function halvingRungs({ minimumResource, maximumResource, reductionFactor }: HalvingOptions): number[] {
  const rungs: number[] = [];
  for (let rung = minimumResource; rung < maximumResource; rung *= reductionFactor) rungs.push(rung);
  return rungs;
}

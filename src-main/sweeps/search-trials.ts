import type { SweepConstraint, SweepDefinition, SweepTrial } from '#shared/contract/sweep.ts';
import type { Search, Trial } from '#shared/search/trial.ts';
import { searchSpaceOf } from './sweep-space.ts';

/** Trials that ended stay as they are: samplers are asked again and again with all of them. */
const endedTrials = new WeakMap<SweepDefinition, WeakMap<SweepTrial, Trial>>();

/** The trial as a search knows it: every objective to be minimized, constraints at most 0 where they are satisfied. */
export function searchTrial(definition: SweepDefinition, trial: SweepTrial): Trial {
  if (trial.outcome === 'running') return converted(definition, trial);
  let known = endedTrials.get(definition);
  if (!known) endedTrials.set(definition, (known = new WeakMap()));
  let ended = known.get(trial);
  if (!ended) known.set(trial, (ended = converted(definition, trial)));
  return ended;
}

/** What a sampler is asked with for the trial of this number; trials are in order of their numbers. */
export function searchOf(definition: SweepDefinition, trials: readonly SweepTrial[], number: number): Search {
  return {
    space: searchSpaceOf(definition),
    trials: trials.map((trial) => searchTrial(definition, trial)),
    objectives: definition.objectives.length,
    seed: definition.seed,
    number,
  };
}

function converted({ objectives, constraints }: SweepDefinition, trial: SweepTrial): Trial {
  const signs = objectives.map(({ goal }) => (goal === 'maximize' ? -1 : 1));
  return {
    number: trial.number,
    point: trial.point,
    outcome: trial.outcome,
    objectives: trial.objectives.map((value, i) => signs[i]! * value),
    constraints: trial.constraints.map((value, i) => violation(constraints[i]!, value)),
    reports: trial.reports.map(({ step, value }) => ({ step, value: signs[0]! * value })),
  };
}

/** How far a value is outside its bounds; inside, how far it is from the nearer one, below 0. */
function violation({ atLeast = -Infinity, atMost = Infinity }: SweepConstraint, value: number): number {
  return Math.max(atLeast - value, value - atMost);
}

import { assertNever } from '#shared/contract/errors.ts';
import type { SweepDefinition, SweepPruner } from '#shared/contract/sweep.ts';
import type { HalvingOptions } from '#shared/search/halving-bracket.ts';
import { asynchronousHyperbandPruner, synchronousHyperbandPruner } from '#shared/search/hyperband-pruner.ts';
import { medianPruner } from '#shared/search/median-pruner.ts';
import { patiencePruner } from '#shared/search/patience-pruner.ts';
import { percentilePruner } from '#shared/search/percentile-pruner.ts';
import { asynchronousHalvingPruner, synchronousHalvingPruner } from '#shared/search/successive-halving-pruner.ts';
import { thresholdPruner } from '#shared/search/threshold-pruner.ts';
import type { Thresholds } from '#shared/search/threshold-pruner.ts';
import type { Pruner } from '#shared/search/trial.ts';
import { trialLimit } from './sweep-samplers.ts';

/** The pruner that a sweep names, for trials whose first objective is to be minimized (see `searchTrial`). */
export function prunerOf(definition: SweepDefinition): Pruner {
  const { pruner, objectives } = definition;
  const trials = trialLimit(definition);
  switch (pruner.name) {
    case 'none':
      return () => 'continue';
    case 'median':
      return medianPruner(pruner);
    case 'percentile':
      return percentilePruner(pruner.percentile, pruner);
    case 'patience':
      return patiencePruner(pruner);
    case 'threshold':
      return thresholdPruner(thresholds(pruner, objectives[0]?.goal === 'maximize'));
    case 'asha':
      return pruner.synchronous
        ? synchronousHalvingPruner({ ...pruner, trials, bracketTrials: fullBracket(pruner) })
        : asynchronousHalvingPruner(pruner);
    case 'hyperband':
      return pruner.synchronous
        ? synchronousHyperbandPruner({ ...pruner, trials })
        : asynchronousHyperbandPruner(pruner);
    default:
      return assertNever(pruner);
  }
}

/** As many trials as it takes for one of them to be left after the last rung. */
function fullBracket({ minimumResource, maximumResource, reductionFactor }: HalvingOptions): number {
  let trials = 1; // multiplied, not by logarithms: that of 9 to base 3 is a little more than 2
  for (let rung = minimumResource; rung < maximumResource; rung *= reductionFactor) trials *= reductionFactor;
  return trials;
}

/** Given in the sign of the metric: where it is maximized, what is minimized lies between −upper and −lower. */
function thresholds(pruner: Extract<SweepPruner, { name: 'threshold' }>, isMaximized: boolean): Thresholds {
  const { lower = -Infinity, upper = Infinity, warmupSteps } = pruner;
  return isMaximized ? { lower: -upper, upper: -lower, warmupSteps } : { lower, upper, warmupSteps };
}

import { assertNever } from '#shared/contract/errors.ts';
import type { SweepDefinition, SweepPruner } from '#shared/contract/sweep.ts';
import { asynchronousHyperbandPruner } from '#shared/search/hyperband-pruner.ts';
import { medianPruner } from '#shared/search/median-pruner.ts';
import { patiencePruner } from '#shared/search/patience-pruner.ts';
import { percentilePruner } from '#shared/search/percentile-pruner.ts';
import { asynchronousHalvingPruner } from '#shared/search/successive-halving-pruner.ts';
import { thresholdPruner } from '#shared/search/threshold-pruner.ts';
import type { Thresholds } from '#shared/search/threshold-pruner.ts';
import type { Pruner } from '#shared/search/trial.ts';

/** The pruner that a sweep names, for trials whose first objective is to be minimized (see `searchTrial`). */
export function prunerOf({ pruner, objectives }: SweepDefinition): Pruner {
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
      return asynchronousHalvingPruner(pruner);
    case 'hyperband':
      return asynchronousHyperbandPruner(pruner);
    default:
      return assertNever(pruner);
  }
}

/** Given in the sign of the metric: where it is maximized, what is minimized lies between −upper and −lower. */
function thresholds(pruner: Extract<SweepPruner, { name: 'threshold' }>, isMaximized: boolean): Thresholds {
  const { lower = -Infinity, upper = Infinity, warmupSteps } = pruner;
  return isMaximized ? { lower: -upper, upper: -lower, warmupSteps } : { lower, upper, warmupSteps };
}

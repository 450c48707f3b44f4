import { percentilePruner } from './percentile-pruner.ts';
import type { ComparisonOptions } from './percentile-pruner.ts';
import type { Pruner } from './trial.ts';

/**
 * Prunes a trial whose best value so far is strictly worse than the median of the running averages that finished trials
 * had at the same step. Source: Golovin et al. 2017, section 3.2.2.
 */
export function medianPruner(options: ComparisonOptions): Pruner {
  return percentilePruner(50, options);
}

import { hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { SweepDefinition } from '#shared/contract/sweep.ts';
import { metricLabel } from '#renderer/state/sweep-draft-metrics.ts';
import { prunerMethod, samplerMethod } from '#renderer/state/sweep-draft-methods.ts';

/** A sweep in two sentences: what it looks for, where, and how. */
export function definitionWords({ space, objectives, sampler, pruner, trials }: SweepDefinition): string {
  const goals = objectives.map(
    ({ metric, goal }) => `${goal === 'minimize' ? 'lowest' : 'highest'} ${metricLabel(metric)}`,
  );
  const rows = space.map(({ name }) => hyperparameterRow(name).label);
  const giving = pruner.name === 'none' ? '' : ` and ${prunerMethod(pruner.name).title}`;
  const method = `${trials} trials by ${samplerMethod(sampler.name).title}${giving}`;
  return `Looks for the ${goals.join(' and ')}: ${method}. Searches ${rows.join(', ')}.`;
}

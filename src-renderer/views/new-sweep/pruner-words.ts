import type { MetricName } from '#shared/contract/metric.ts';
import { isHalving } from '#renderer/state/sweep-draft-methods.ts';
import type { PrunerName } from '#renderer/state/sweep-draft-methods.ts';
import type { SweepTexts } from '#renderer/state/sweep-draft.ts';

/** Why a pruner cannot look at this first objective; null when it can. */
export function prunerObstacle(name: PrunerName, metric: MetricName | undefined): string | null {
  if (name === 'none' || metric?.startsWith('epoch/')) return null;
  return 'Looks at the first objective epoch by epoch, and that is measured only at the end.';
}

/** What is odd about the epochs that a halving pruner expects; null when they are those of the trials. */
export function resourceHint({ pruner, fixed, dimensions }: SweepTexts): string | null {
  if (!isHalving(pruner.name) || dimensions.some(({ name }) => name === 'epochs')) return null;
  const expected = pruner.options['maximumResource'] ?? '';
  if (Number(expected) === Number(fixed.epochs)) return null;
  return `A trial trains for ${fixed.epochs.trim() || 'no'} epochs, the pruner expects ${expected.trim() || 'none'}: its decisions end or thin out at the wrong epoch.`;
}

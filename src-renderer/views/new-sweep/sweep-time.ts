import type { TimeEstimate } from '#shared/contract/calls.ts';
import { readNumber } from '#renderer/state/sweep-draft-dimension.ts';
import type { SweepTexts } from '#renderer/state/sweep-draft.ts';

export interface SweepTime {
  readonly trialMs: number;
  /** Where trials at once do not slow each other. */
  readonly leastMs: number;
  /** One trial after another: at once they share the cores, so that all together take no longer. */
  readonly mostMs: number;
}

/** How long all trials train when none is given up, as with the fixed values; to start and evaluate each comes on top. */
export function sweepTime(
  { stepsPerEpoch, millisecondsPerStep }: TimeEstimate,
  { epochs, trials, workers }: { readonly epochs: number; readonly trials: number; readonly workers: number },
): SweepTime {
  const trialMs = stepsPerEpoch * millisecondsPerStep * epochs;
  return { trialMs, leastMs: trialMs * Math.ceil(trials / workers), mostMs: trialMs * trials };
}

/** The most epochs that a trial trains for; null while they cannot be read. */
export function mostEpochs({ fixed, dimensions }: Pick<SweepTexts, 'fixed' | 'dimensions'>): number | null {
  const searched = dimensions.find(({ name }) => name === 'epochs');
  const texts = !searched
    ? [fixed.epochs]
    : searched.kind === 'choice'
      ? searched.list.split(/[\s,;]+/)
      : [searched.maximum];
  const counts = texts.map(readNumber).filter((count) => typeof count === 'number' && count > 0);
  return counts.length === 0 ? null : Math.max(...counts.map(Number));
}

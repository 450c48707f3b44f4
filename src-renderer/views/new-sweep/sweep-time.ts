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

/**
 * To start a small model in a process that had others before, and to evaluate it; measured by `npm run bench -- sweep`
 * (docs/performance.md). Models that take longer to start also train longer: their share is small.
 */
export const besidesStepsMs = 500;

/** How long all trials take when none is given up, as with the fixed values. */
export function sweepTime(
  { stepsPerEpoch, millisecondsPerStep }: TimeEstimate,
  { epochs, trials, workers }: { readonly epochs: number; readonly trials: number; readonly workers: number },
): SweepTime {
  const trialMs = stepsPerEpoch * millisecondsPerStep * epochs + besidesStepsMs;
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

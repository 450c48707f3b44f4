import type { TimeEstimate } from '#shared/contract/calls.ts';

/** Milliseconds of training; evaluation after each epoch comes on top and is small beside it. */
export function estimatedTimes(
  { stepsPerEpoch, millisecondsPerStep }: TimeEstimate,
  epochs: number,
): { readonly perEpoch: number; readonly total: number } {
  const perEpoch = stepsPerEpoch * millisecondsPerStep;
  return { perEpoch, total: perEpoch * epochs };
}

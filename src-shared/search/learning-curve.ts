import type { Report } from './trial.ts';

/**
 * How pruners read the reports of a trial, by rising step. A resumed trial may report a step again: the last report of a
 * step counts. NaN counts as Infinity, worse than every number.
 */
export type LearningCurve = readonly Report[];

/** The value of the first report at or after a step; undefined if the trial has not got as far. */
export function valueFrom(curve: LearningCurve, step: number): number | undefined {
  let i = firstFrom(curve, step);
  if (i === curve.length) return undefined;
  while (!isLastOfItsStep(curve, i)) i++;
  return numberOf(curve[i]!);
}

/** The smallest value up to and with a step; Infinity if there is none. */
export function bestUntil(curve: LearningCurve, step: number): number {
  let best = Infinity;
  for (let i = 0; i < curve.length && curve[i]!.step <= step; i++) {
    if (isLastOfItsStep(curve, i)) best = Math.min(best, numberOf(curve[i]!));
  }
  return best;
}

/** The mean of the values up to and with a step; undefined if there is none. */
export function averageUntil(curve: LearningCurve, step: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < curve.length && curve[i]!.step <= step; i++) {
    if (!isLastOfItsStep(curve, i)) continue;
    sum += numberOf(curve[i]!);
    count++;
  }
  return count > 0 ? sum / count : undefined;
}

/** The last step before that of the newest report; −Infinity if there is none. */
export function stepBeforeNewest(curve: LearningCurve): number {
  const newest = curve.at(-1);
  return (newest && curve[firstFrom(curve, newest.step) - 1]?.step) ?? -Infinity;
}

/** The index of the first report at or after a step, by bisection. */
function firstFrom(curve: LearningCurve, step: number): number {
  let [low, high] = [0, curve.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (curve[middle]!.step < step) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isLastOfItsStep(curve: LearningCurve, i: number): boolean {
  return curve[i + 1]?.step !== curve[i]!.step;
}

function numberOf({ value }: Report): number {
  return Number.isNaN(value) ? Infinity : value;
}

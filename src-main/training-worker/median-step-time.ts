import { median } from '#shared/statistics/median.ts';

/** Steps before the first that counts: they record, compile and fill caches. */
const warmingSteps = 3;
const mostSteps = 20;
const longestMs = 3000;

/** Median time of steps in milliseconds, of some that are done for it; `step` counts from 0. */
export function medianStepTime(doStep: (step: number) => void, clock: () => number = () => performance.now()): number {
  const times: number[] = [];
  const endAt = clock() + longestMs;
  for (let step = 0; step < mostSteps && (times.length === 0 || clock() < endAt); step++) {
    const startedAt = clock();
    doStep(step);
    if (step >= warmingSteps) times.push(clock() - startedAt);
  }
  return median(times);
}

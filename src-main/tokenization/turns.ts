import { setImmediate } from 'node:timers/promises';

/** So long may one piece of work keep all others of the process waiting. */
const longestTurnMs = 20;

/** Goes through `items` as fast as it can, and lets others have their turn every 20 ms. */
export async function forEachInTurns<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let start = performance.now();
  for (const item of items) {
    work(item);
    if (performance.now() - start < longestTurnMs) continue;
    await setImmediate();
    start = performance.now();
  }
}

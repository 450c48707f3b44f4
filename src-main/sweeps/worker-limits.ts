import { availableParallelism, totalmem } from 'node:os';
import type { WorkerLimits } from '#shared/contract/sweep.ts';

/** A worker with TensorFlow, its data and graphs held 0.6 GB at most for `mnist-quick`, 1.1 GB for the largest presets. */
const bytesOfWorker = 2 ** 30;

export interface Machine {
  readonly cores: number;
  readonly totalBytes: number;
  readonly freeBytes: number;
}

/**
 * How many workers a machine bears beside those that it has already (`busy`): no more than it has cores, since more only
 * wait for each other, nor than its memory holds. From four cores on one is left for the window and for whoever sits
 * there.
 */
export function workerLimits(machine: Machine = thisMachine(), busy = 0): WorkerLimits {
  const { cores, totalBytes, freeBytes } = machine;
  // some systems call memory taken that they would give back at once: a quarter of all is counted on everywhere
  const memoryBytes = Math.max(freeBytes, totalBytes / 4) + busy * bytesOfWorker;
  const maximum = Math.max(1, Math.min(cores, Math.floor(memoryBytes / bytesOfWorker)));
  const suggested = Math.min(maximum, cores < 4 ? cores : cores - 1);
  return { suggested, maximum, cores, memoryBytes, bytesOfWorker };
}

/** Workers that compute at once share the processor. */
export function threadsOfWorker(workers: number, cores = availableParallelism()): number {
  return Math.max(1, Math.floor(cores / workers));
}

/** As much of the computer as this process may use. */
function thisMachine(): Machine {
  const allowed = process.constrainedMemory(); // 0, or more than there is, where nothing is held back
  const totalBytes = allowed > 0 ? Math.min(allowed, totalmem()) : totalmem();
  return { cores: availableParallelism(), totalBytes, freeBytes: process.availableMemory() };
}

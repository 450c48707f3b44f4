import type { WorkerLimits } from '#shared/contract/sweep.ts';
import { formatBytes } from '#renderer/formatting/number.ts';

/** What this machine bears, in words: `of at most 2: 2 cores, 23 GB of memory, about 2 GB for each`. */
export function limitsWords({ maximum, cores, memoryBytes, bytesOfWorker }: WorkerLimits): string {
  const each = `about ${formatBytes(bytesOfWorker)} for each`;
  return `of at most ${maximum}: ${cores} ${cores === 1 ? 'core' : 'cores'}, ${formatBytes(memoryBytes)} of memory, ${each}`;
}

/** The workers that were asked for, as far as the machine bears them; what it suggests where nobody has asked. */
export function workersWithin(limits: WorkerLimits | null, asked: number | null): number {
  const wanted = asked ?? limits?.suggested ?? 1;
  const whole = Number.isFinite(wanted) ? Math.round(wanted) : 1;
  return Math.min(Math.max(1, whole), Math.max(1, limits?.maximum ?? whole));
}

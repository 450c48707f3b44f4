import type { WorkerLimits } from '#shared/contract/sweep.ts';

/** The workers that were asked for, as far as the machine bears them; what it suggests where nobody has asked. */
export function workersWithin(limits: WorkerLimits | null, asked: number | null): number {
  const wanted = asked ?? limits?.suggested ?? 1;
  const whole = Number.isFinite(wanted) ? Math.round(wanted) : 1;
  return Math.min(Math.max(1, whole), Math.max(1, limits?.maximum ?? whole));
}

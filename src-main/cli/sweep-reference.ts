import type { Sweep } from '#shared/contract/sweep.ts';
import { referenced } from './id-reference.ts';

export function referencedSweep(reference: string, sweeps: readonly Sweep[]): Sweep {
  return referenced(reference, sweeps, { noun: 'sweep', code: 'sweep/not-found' });
}

import type { Run } from '#shared/contract/run.ts';
import { referenced } from './id-reference.ts';

export function referencedRun(reference: string, runs: readonly Run[]): Run {
  return referenced(reference, runs, { noun: 'run', code: 'run/not-found' });
}

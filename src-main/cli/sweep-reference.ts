import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Sweep } from '#shared/contract/sweep.ts';

/** The sweep that is meant by a whole id, the beginning of exactly one id, or `last`; `sweeps` are newest first. */
export function referencedSweep(reference: string, sweeps: readonly Sweep[]): Sweep {
  const found = reference === 'last' ? sweeps.slice(0, 1) : sweeps.filter(({ id }) => id.startsWith(reference));
  const [first, second] = found;
  if (first && !second) return first;
  const what = second
    ? `"${reference}" is the beginning of ${found.length} sweeps: ${found.map(({ id }) => id).join(', ')}.`
    : `There is no sweep "${reference}" in this workspace.`;
  throw new WorkbenchError('sweep/not-found', what, { reference });
}

import { WorkbenchError } from '#shared/contract/errors.ts';
import type { Run } from '#shared/contract/run.ts';

/** The run that is meant by a whole id, the beginning of exactly one id, or `last` (the newest). */
export function referencedRun(reference: string, runs: readonly Run[]): Run {
  const found = reference === 'last' ? newest(runs) : runs.filter((run) => run.id.startsWith(reference));
  const exact = found.find((run) => run.id === reference) ?? found[0];
  if (!exact)
    throw new WorkbenchError('run/not-found', `There is no run "${reference}" in this workspace.`, { reference });
  if (found.length > 1 && exact.id !== reference) {
    const ids = found.map((run) => run.id).join(', ');
    throw new WorkbenchError('run/not-found', `"${reference}" is the beginning of ${found.length} runs: ${ids}.`);
  }
  return exact;
}

function newest(runs: readonly Run[]): readonly Run[] {
  // ISO 8601 times in UTC compare as text
  return [...runs].sort((a, b) => (a.createdAt < b.createdAt ? 1 : a.createdAt > b.createdAt ? -1 : 0)).slice(0, 1);
}

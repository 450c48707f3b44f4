import { WorkbenchError } from '#shared/contract/errors.ts';
import type { ErrorCode } from '#shared/contract/errors.ts';

interface Identified {
  readonly id: string;
  /** ISO 8601 in UTC: compares as text. */
  readonly createdAt: string;
}

/** What is referred to by a whole id, the beginning of exactly one id, or `last` (the newest). */
export function referenced<T extends Identified>(
  reference: string,
  all: readonly T[],
  { noun, code }: { readonly noun: string; readonly code: ErrorCode },
): T {
  const found = reference === 'last' ? newest(all) : all.filter(({ id }) => id.startsWith(reference));
  const exact = found.find(({ id }) => id === reference) ?? found[0];
  if (!exact) throw new WorkbenchError(code, `There is no ${noun} "${reference}" in this workspace.`, { reference });
  if (found.length > 1 && exact.id !== reference) {
    const ids = found.map(({ id }) => id).join(', ');
    throw new WorkbenchError(code, `"${reference}" is the beginning of ${found.length} ${noun}s: ${ids}.`);
  }
  return exact;
}

function newest<T extends Identified>(all: readonly T[]): readonly T[] {
  return all.reduce<readonly T[]>((best, one) => (best[0] && best[0].createdAt >= one.createdAt ? best : [one]), []);
}

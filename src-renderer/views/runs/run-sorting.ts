import type { Run } from '#shared/contract/run.ts';
import type { SortOrder } from '#renderer/widgets/sort-order.ts';
import type { RunColumn, SortKey } from './run-columns.ts';

/** Sorts by a column; runs without a value come last in both directions, equal ones newest first. */
export function sortRuns(
  runs: readonly Run[],
  column: Pick<RunColumn, 'sortKey'>,
  isDescending: boolean,
): readonly Run[] {
  const keyed = runs.map((run) => ({ run, key: column.sortKey(run) }));
  const sign = isDescending ? -1 : 1;
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null)
      return Number(a.key === null) - Number(b.key === null) || newestFirst(a.run, b.run);
    return sign * compare(a.key, b.key) || newestFirst(a.run, b.run);
  });
  return keyed.map(({ run }) => run);
}

/** A first click sorts figures with the best (smallest) first, texts from A, times and progress from the latest; a second turns it round. */
export function nextOrder(order: SortOrder, columnId: string): SortOrder {
  if (order.columnId === columnId) return { columnId, isDescending: !order.isDescending };
  return { columnId, isDescending: latestFirst.has(columnId) };
}

const latestFirst = new Set(['created', 'progress', 'epoch']);

function compare(a: Exclude<SortKey, null>, b: Exclude<SortKey, null>): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function newestFirst(a: Run, b: Run): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

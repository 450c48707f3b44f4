import { expect, test } from 'vitest';
import { runColumns } from '#renderer/views/runs/run-columns.ts';
import { nextOrder, sortRuns } from '#renderer/views/runs/run-sorting.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const withKl = (id: string, kl: number | null, createdAt = '2026-01-01T00:00:00.000Z') =>
  exampleRun({ id, createdAt, metrics: kl === null ? {} : { 'final/test/kl': kl } });
const column = (id: string) => runColumns.find((candidate) => candidate.id === id)!;
const ids = (runs: readonly { id: string }[]) => runs.map((run) => run.id).join('');

test('runs without a value come last in both directions', () => {
  const runs = [withKl('a', 3), withKl('b', null), withKl('c', 1)];
  expect(ids(sortRuns(runs, column('kl'), false))).toBe('cab');
  expect(ids(sortRuns(runs, column('kl'), true))).toBe('acb');
});

test('equal ones stand newest first, and nothing is lost', () => {
  const runs = [withKl('a', 1, '2026-01-01T00:00:00.000Z'), withKl('b', 1, '2026-01-02T00:00:00.000Z')];
  expect(ids(sortRuns(runs, column('kl'), false))).toBe('ba');
  expect(ids(sortRuns(runs, column('kl'), true))).toBe('ba');
  expect(sortRuns([], column('kl'), true)).toEqual([]);
});

test('names are sorted without regard to capitals', () => {
  const runs = [exampleRun({ id: 'a', name: 'beta' }), exampleRun({ id: 'b', name: 'Alpha' })];
  expect(ids(sortRuns(runs, column('name'), false))).toBe('ba');
});

test('a first click begins with the latest for times, the best for figures; a second turns it round', () => {
  const start = { columnId: 'name', isDescending: false };
  expect(nextOrder(start, 'created')).toEqual({ columnId: 'created', isDescending: true });
  expect(nextOrder(start, 'kl')).toEqual({ columnId: 'kl', isDescending: false });
  expect(nextOrder(start, 'name')).toEqual({ columnId: 'name', isDescending: true });
});

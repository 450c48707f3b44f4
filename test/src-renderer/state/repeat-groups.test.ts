import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { measuredRuns, missingRepeats, runGroups } from '#renderer/state/repeat-groups.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const metric = 'final/test/kl';
const repeat = (id: string, seed: number, changes: Partial<Run> = {}, beta = 1): Run =>
  exampleRun({
    id,
    hyperparameters: { ...defaultHyperparameters, seed, beta },
    metrics: { [metric]: seed },
    ...changes,
  });
const ids = (runs: readonly Run[]) => runs.map(({ id }) => id);

test('runs that differ in seed or engine alone are one group, by rising seed; others stand alone', () => {
  const elsewhere = repeat('c', 1);
  const groups = runGroups([
    repeat('a', 3),
    repeat('b', 1, {}, 4),
    { ...elsewhere, hyperparameters: { ...elsewhere.hyperparameters, engine: 'wasm', threads: 1 } },
    repeat('d', 2, { datasetHash: 'b'.repeat(64) }),
  ]);
  expect(groups.map(({ runs }) => ids(runs))).toEqual([['c', 'a'], ['b'], ['d']]);
  expect(runGroups([])).toEqual([]);
});

test('missing repeats: other seeds of the same configurations that can still count, one for each seed', () => {
  const groups = runGroups([repeat('a', 1)]);
  const early = { createdAt: '2026-11-24T09:00:00.000Z' };
  const all = [
    repeat('a', 1),
    repeat('again', 1),
    repeat('running', 5, { state: 'running' }),
    repeat('finished', 5, early),
    repeat('older', 2, early),
    repeat('newer', 2),
    repeat('failed', 3, { state: 'failed' }),
    repeat('canceled', 4, { state: 'canceled' }),
    repeat('other', 6, {}, 4),
  ];
  expect(ids(missingRepeats(groups, all))).toEqual(['newer', 'finished']);
});

test('what counts of a group, and why the rest does not', () => {
  const [group] = runGroups([
    repeat('a', 1),
    repeat('again', 1, { createdAt: '2026-11-25T09:00:00.000Z' }),
    repeat('b', 2),
    repeat('running', 3, { state: 'running' }),
    repeat('bare', 4, { metrics: {} }),
  ]);
  const { measured, ...leftOut } = measuredRuns(group!, metric);
  expect(measured.map(({ run, value }) => [run.id, value])).toEqual([
    ['again', 1],
    ['b', 2],
  ]);
  expect(leftOut).toEqual({ unfinished: 1, withoutMetric: 1, sameSeed: 1 });
});

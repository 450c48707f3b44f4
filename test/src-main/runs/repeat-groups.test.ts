import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { allRepeats, compareRepeats } from '#main/runs/repeat-groups.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const metric = 'final/test/negativeElbo';

function repeat(id: string, seed: number, changes: Partial<Run> = {}): Run {
  const run = exampleRun({ id, metrics: { [metric]: seed * 10 }, ...changes });
  return { ...run, hyperparameters: { ...run.hyperparameters, seed } };
}

test('groups of runs are compared by the values that their seeds have', () => {
  const first = { name: 'a', runs: [repeat('x', 3), repeat('y', 1)] };
  const second = { name: 'b', runs: [repeat('z', 1, { metrics: { [metric]: 14 } }), repeat('w', 3)] };
  const { groups, differences } = compareRepeats([first, second], metric);
  expect(groups.map(({ name, mean }) => [name, mean])).toEqual([
    ['a', 20],
    ['b', 22],
  ]);
  expect(differences).toMatchObject([{ first: 'a', second: 'b', kind: 'paired', sharedSeeds: 2, verdict: 'too-few' }]);
  expect(differences[0]!.test!.difference).toBe(2);
});

test('a run without the metric, a seed twice and an empty group are named', () => {
  const comparing = (runs: readonly Run[]) => () => compareRepeats([{ name: 'a', runs }], metric);
  expect(comparing([exampleRun({ metrics: {} })])).toThrow(`has no metric ${metric}`);
  expect(comparing([repeat('x', 3), repeat('y', 3)])).toThrow('two runs with seed 3');
  expect(comparing([])).toThrow('group "a" has no runs');
});

test('all repeats of a run: finished, of its configuration, one for each seed, the run itself before the newest', () => {
  const run = repeat('run', 1, { createdAt: '2026-11-24T10:00:00.000Z' });
  const all = [
    run,
    repeat('same-seed', 1, { createdAt: '2026-11-24T12:00:00.000Z' }),
    repeat('newer', 2, { createdAt: '2026-11-24T12:00:00.000Z' }),
    repeat('older', 2, { createdAt: '2026-11-24T11:00:00.000Z' }),
    repeat('failed', 3, { state: 'failed' }),
    repeat('other-data', 4, { datasetHash: 'b'.repeat(64) }),
    repeat('sixth', 6),
  ];
  const ids = allRepeats(run, all).map(({ id }) => id);
  expect(ids.toSorted()).toEqual(['newer', 'run', 'sixth']);
});

import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { compareGroups } from '#main/runs/repeat-groups.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const metric = 'final/test/negativeElbo';

function repeats(name: string, values: readonly number[], seeds = values.map((_, i) => i)) {
  const runs = values.map((value, i): Run => {
    const run = exampleRun({ metrics: { [metric]: value } });
    return { ...run, id: `${name}${i}`, hyperparameters: { ...run.hyperparameters, seed: seeds[i]! } };
  });
  return { name, runs };
}

test('groups with the same seeds are compared by pairs: a small steady difference is found', () => {
  const first = repeats('a', [100, 104, 98, 107, 95]);
  const second = repeats('b', [99.1, 103, 97.2, 105.9, 94], [0, 1, 2, 3, 4]);
  const { groups, differences } = compareGroups([first, second], metric);
  expect(groups.map(({ name, count, mean }) => [name, count, mean])).toEqual([
    ['a', 5, expect.closeTo(100.8, 9)],
    ['b', 5, expect.closeTo(99.84, 9)],
  ]);
  expect(differences).toHaveLength(1);
  expect(differences[0]).toMatchObject({ kind: 'paired', first: 'a', second: 'b' });
  expect(differences[0]!.test!.difference).toBeCloseTo(-0.96, 9);
  expect(differences[0]!.test!.p).toBeLessThan(0.001);
  expect(differences[0]!.signedRankP).toBeCloseTo(2 / 32, 9); // all five signs alike, two-sided
});

test('pairs are matched by seed, not by the order of the runs', () => {
  const second = repeats('b', [107, 100], [1, 0]);
  const { differences } = compareGroups([repeats('a', [100, 106]), second], metric);
  expect(differences[0]!.test!.difference).toBeCloseTo(0.5, 9);
});

test('with other seeds the same difference is noise', () => {
  const second = repeats('b', [99.1, 103, 97.2, 105.9, 94], [5, 6, 7, 8, 9]);
  const { differences } = compareGroups([repeats('a', [100, 104, 98, 107, 95]), second], metric);
  expect(differences[0]).toMatchObject({ kind: 'unpaired', signedRankP: null });
  expect(differences[0]!.test!.p).toBeGreaterThan(0.5);
});

test('three groups have three differences, and their p values are corrected', () => {
  const groups = [repeats('a', [1, 2, 3]), repeats('b', [2, 3, 4.5]), repeats('c', [9, 8, 9.5])];
  const { differences } = compareGroups(groups, metric);
  expect(differences.map(({ first, second }) => first + second)).toEqual(['ab', 'ac', 'bc']);
  for (const { adjustedP, test: tested } of differences) expect(adjustedP!).toBeGreaterThanOrEqual(tested!.p);
});

test('one run has a mean and no interval, and nothing to test', () => {
  const { groups, differences } = compareGroups([repeats('a', [1]), repeats('b', [2])], metric);
  expect(groups[0]).toMatchObject({ count: 1, interval: undefined });
  expect(differences[0]).toMatchObject({ test: null, adjustedP: null });
});

test('a run without the metric, a seed twice and an empty group are named', () => {
  const noMetric = { name: 'a', runs: [exampleRun({ metrics: {} })] };
  expect(() => compareGroups([noMetric, repeats('b', [1])], metric)).toThrow(`has no metric ${metric}`);
  expect(() => compareGroups([repeats('a', [1, 2], [3, 3])], metric)).toThrow('two runs with seed 3');
  expect(() => compareGroups([{ name: 'a', runs: [] }], metric)).toThrow('group "a" has no runs');
});

import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { runGroups } from '#renderer/state/repeat-groups.ts';
import { comparedRepeats, leftOutText } from '#renderer/views/compare/compared-repeats.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const metric = 'final/test/kl';
const repeat = (beta: number, seed: number, kl: number, changes: Partial<Run> = {}): Run =>
  exampleRun({
    id: `${beta}x${seed}`,
    hyperparameters: { ...defaultHyperparameters, beta, seed },
    metrics: { [metric]: kl },
    ...changes,
  });

const runs = [
  ...[10, 11, 12].map((kl, seed) => repeat(1, seed, kl)),
  ...[8, 9, 10.5].map((kl, seed) => repeat(2, seed, kl)),
  ...[5, 6, 7].map((kl, seed) => repeat(4, seed, kl)),
  repeat(8, 1, 1, { state: 'running' }),
];

test('each group has its figures, one without finished runs none', () => {
  const { groups, differences } = comparedRepeats(runGroups(runs), metric);
  expect(groups.map(({ title, figures }) => [title, figures?.mean ?? null])).toEqual([
    ['β = 1', 11],
    ['β = 2', expect.closeTo(27.5 / 3, 12)],
    ['β = 4', 6],
    ['β = 8', null],
  ]);
  expect(differences.map(({ first, second }) => [first, second])).toEqual([
    ['β = 1', 'β = 2'],
    ['β = 1', 'β = 4'],
    ['β = 2', 'β = 4'],
  ]);
});

test('held against one group there is one difference for each of the others', () => {
  const groups = runGroups(runs);
  const { differences } = comparedRepeats(groups, metric, groups[1]!.key);
  expect(differences.map(({ first, second }) => [first, second])).toEqual([
    ['β = 2', 'β = 1'],
    ['β = 2', 'β = 4'],
  ]);
});

test('what is left out is counted in words', () => {
  const none = { measured: [], unfinished: 0, withoutMetric: 0, sameSeed: 0 };
  expect(leftOutText(none)).toBe('');
  expect(leftOutText({ ...none, unfinished: 2, sameSeed: 1 })).toBe(
    '2 not finished, 1 with a seed that is there already',
  );
  expect(leftOutText({ ...none, withoutMetric: 1 })).toBe('1 without this figure');
});

import { isFeasible } from '#shared/search/trial.ts';
import type { Trial } from '#shared/search/trial.ts';
import { expect, it } from 'vitest';

const finished: Trial = { number: 0, point: {}, outcome: 'finished', objectives: [1], constraints: [], reports: [] };

it.each([
  [[], true],
  [[0], true],
  [[-1, 0], true],
  [[-1, 0.001], false],
  [[NaN], false],
])('a finished trial with constraints %j is feasible: %j', (constraints, expected) => {
  expect(isFeasible({ ...finished, constraints })).toBe(expected);
});

it.each(['running', 'pruned', 'failed'] as const)('a trial that is %s is not feasible', (outcome) => {
  expect(isFeasible({ ...finished, outcome })).toBe(false);
});

import { medianPruner } from '#shared/search/median-pruner.ts';
import { expect, it } from 'vitest';
import { trialWith } from './simulated-pool.ts';

const options = { startupTrials: 1, warmupSteps: 0, interval: 1 };

it.each([
  [[3, 5, 9], 5, 'continue'],
  [[3, 5, 9], 5.01, 'prune'],
  [[3, 5], 4, 'continue'], // the middle of an even count
  [[3, 5], 4.01, 'prune'],
  [[7], 8, 'prune'],
  [[], 8, 'continue'],
] as const)('beside finished averages %j, a best value of %d says %s', (averages, best, expected) => {
  const others = averages.map((average, number) => trialWith(number, [[1, average]], 'finished'));
  expect(medianPruner(options)(trialWith(9, [[1, best]]), others)).toBe(expected);
});

it('hands on its options', () => {
  const others = [trialWith(0, [[1, 0]], 'finished')];
  const bad = trialWith(9, [[1, 99]]);
  expect(medianPruner({ ...options, startupTrials: 2 })(bad, others)).toBe('continue');
  expect(medianPruner({ ...options, warmupSteps: 2 })(bad, others)).toBe('continue');
});

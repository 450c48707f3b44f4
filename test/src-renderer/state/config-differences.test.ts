import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { configDifferences } from '#renderer/state/config-differences.ts';

test('tells what differs, and leaves out what matters to no run', () => {
  const gaussian = { ...defaultHyperparameters, likelihood: 'gaussian-fixed', epochs: 3 } as const;
  const rows = configDifferences([defaultHyperparameters, gaussian]);
  const different = rows.filter((row) => row.isDifferent).map(({ row }) => row.name);
  expect(different).toEqual(['likelihood', 'sigma', 'epochs']);
  expect(rows.find(({ row }) => row.name === 'sigma')?.texts[0]).toBeNull(); // a Bernoulli likelihood has no σ
  expect(configDifferences([defaultHyperparameters]).some(({ row }) => row.name === 'sigma')).toBe(false);
  expect(configDifferences([])).toEqual([]);
});

import { expect, test } from 'vitest';
import { median } from '#shared/statistics/median.ts';
import { pruners, searchedTable } from './vae-table/searched-table.ts';

const samplers = ['random', 'quasi-random', 'tpe', 'gaussian-process', 'cma-es', 'nsga2'] as const;
const prunerNames = Object.keys(pruners) as (keyof typeof pruners)[]; // its own keys
const seedCount = 101;

test('over 101 seeds TPE and the Gaussian process with ASHA need a third of the epochs of random search, or less', () => {
  const epochs = new Map<string, readonly number[]>(
    samplers.flatMap((name) =>
      prunerNames.map((pruner) => [`${name} ${pruner}`, searchedTable({ name }, pruner, seedCount)] as const),
    ),
  );
  const shown = (sorted: readonly number[]) => [0.25, 0.5, 0.75].map((p) => sorted[Math.floor(p * sorted.length)]!);
  for (const [search, sorted] of epochs) console.log(search.padEnd(30), shown(sorted).join('  '));
  const medianOf = (search: string) => median(epochs.get(search)!); // one of the above
  const third = medianOf('random none') / 3;
  expect(medianOf('tpe asha')).toBeLessThan(third);
  expect(medianOf('gaussian-process asha')).toBeLessThan(third);
  expect(medianOf('tpe none')).toBeLessThan(medianOf('random none'));
  expect(medianOf('tpe asha')).toBeLessThan(medianOf('random asha'));
});

import { expect, test } from 'vitest';
import { median } from '#shared/statistics/median.ts';
import { searchedTable } from './searched-table.ts';
import { gridPlace, gridSettings, gridSize, trainedHyperparameters, vaeGrid } from './vae-grid.ts';
import { readVaeTable } from './vae-table.ts';
import { vaeTrials } from './vae-trials.ts';

test('the recorded table has nine epochs of every point, and few points are good', () => {
  const { origin, curves } = readVaeTable()!; // it is part of the repository
  expect(curves).toHaveLength(gridSize);
  expect(new Set(curves.map((curve) => curve?.length))).toEqual(new Set([9]));
  expect(origin.grid).toEqual(vaeGrid);
  expect(origin.hyperparameters).toEqual(trainedHyperparameters(gridSettings(0)));
  const ends = curves.map((curve) => curve!.at(-1)!).toSorted((a, b) => a - b); // see above
  expect(ends[7]! - ends[0]!).toBeGreaterThan(5); // nats between the best and the last of the best 2 %
  expect(ends[43]! - ends[7]!).toBeGreaterThan(10); // and from there to the best tenth
});

test('a place of the grid and its settings belong together', () => {
  const point = { learningRate: 2, latentSize: 3, width: 2, beta: 1, batchSize: 0 };
  const settings = { learningRate: 0.003, latentSize: 24, width: 288, beta: 1, batchSize: 32 };
  expect(gridSettings(gridPlace(point))).toEqual(settings);
  expect(vaeTrials().isGood(point)).toBe(true); // the best of all
});

test('TPE with ASHA finds one of the best 2 percent in a third of the epochs that random search trains', () => {
  const random = median(searchedTable({ name: 'random' }, 'none', 20));
  const found = median(searchedTable({ name: 'tpe' }, 'asha', 20));
  expect(random).toBeGreaterThan(9 * 20); // by chance it takes 34 whole trainings in the median
  expect(found).toBeLessThan(random / 3);
});

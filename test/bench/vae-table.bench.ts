import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import { version } from '../../package.json';
import { mnistSubset } from '#test/helpers/mnist-subset.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { trainPoint } from '#test/science/vae-table/train-point.ts';
import { gridSettings, gridSize, trainedHyperparameters, vaeGrid } from '#test/science/vae-table/vae-grid.ts';
import { readVaeTable, writeVaeTable } from '#test/science/vae-table/vae-table.ts';
import type { TableOrigin } from '#test/science/vae-table/vae-table.ts';

/** May be cut off and called again: it trains what the table lacks. To train all again, remove the file first. */
const pointsBetweenWrites = 10;

test('trains every point of the grid that the recorded table lacks', async () => {
  const directory = join(temporaryDirectory(), 'mnist');
  const first = trainedHyperparameters(gridSettings(0));
  const { trainingExamples, validationExamples } = first;
  const manifest = mnistSubset(directory, { train: trainingExamples + validationExamples, test: 1 });
  const engine = await openEngine(first);
  const origin: TableOrigin = {
    appVersion: version,
    engine: `${engine.description}, compiled, 1 thread`,
    dataset: manifest.hash,
    hyperparameters: first,
    grid: vaeGrid,
  };
  const before = readVaeTable();
  if (before) expect(before.origin).toEqual(origin); // figures of two engines do not belong into one table
  const curves = before?.curves.slice() ?? Array.from({ length: gridSize }, () => null);
  for (const [place, curve] of curves.entries()) {
    if (curve) continue;
    const trained = trainPoint(trainedHyperparameters(gridSettings(place)), directory, engine);
    curves[place] = trained.map((value) => Math.round(value * 1000) / 1000);
    if (place % pointsBetweenWrites === 0) writeVaeTable({ origin, curves });
  }
  writeVaeTable({ origin, curves });
  expect(curves).not.toContain(null);
});

import { gridPlace, vaeGridSpace } from './vae-grid.ts';
import type { RecordedTrials } from './table-search.ts';
import { readVaeTable } from './vae-table.ts';

/** The best in a hundred that a search is to find. */
export const goodPercent = 2;

/** The recorded table as trials; good are the points with the lowest −ELBO after the last epoch. */
export function vaeTrials(): RecordedTrials {
  const table = readVaeTable();
  if (!table) throw new Error('vaeTrials: nothing was recorded; run "npm run bench -- vae-table"');
  const { epochs } = table.origin.hyperparameters;
  const curves = table.curves.map((curve) => curve ?? []);
  const ends = curves.map((curve) => curve[epochs - 1] ?? Infinity);
  const goodPoints = Math.floor((curves.length * goodPercent) / 100);
  const worstGood = ends.toSorted((a, b) => a - b)[goodPoints - 1]!; // there are hundreds of points
  return {
    space: vaeGridSpace,
    epochs,
    curveAt: (point) => curves[gridPlace(point)]!, // every point of the space has a place
    isGood: (point) => ends[gridPlace(point)]! <= worstGood,
  };
}

import { manifoldGrid } from '#shared/evaluation/manifold-grid.ts';
import type { Place } from '#renderer/charts/view-transform.ts';

/** Codes of a square grid of `count` cells, row by row as the picture shows them. */
export function cellPlaces(count: number): readonly Place[] {
  const side = Math.round(Math.sqrt(count));
  const codes = manifoldGrid(side);
  return Array.from({ length: side * side }, (_, i) => ({ x: codes[2 * i]!, y: codes[2 * i + 1]! }));
}

/** The cell whose code is nearest to a place; −1 where there are none. */
export function nearestCell(places: readonly Place[], { x, y }: Place): number {
  let best = -1;
  let bestSquare = Infinity;
  places.forEach((place, i) => {
    const square = (place.x - x) ** 2 + (place.y - y) ** 2;
    if (square < bestSquare) [best, bestSquare] = [i, square];
  });
  return best;
}

/** The cell beside another one; the edge holds. */
export function neighborCell(cell: number, side: number, byColumn: number, byRow: number): number {
  const column = Math.min(side - 1, Math.max(0, (cell % side) + byColumn));
  const row = Math.min(side - 1, Math.max(0, Math.floor(cell / side) + byRow));
  return row * side + column;
}

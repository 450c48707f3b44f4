import type { Place } from './view-transform.ts';

/** A unit step to the right, left, up or down; y points up. */
export type Direction = readonly [x: -1 | 0 | 1, y: -1 | 0 | 1];

/**
 * The point (N, 2) that a person means who goes from a place into a direction: of those within 45° of it the nearest,
 * where being off the way counts double. Null where there is none; points at the very place are not gone to.
 */
export function pointInDirection(
  points: Float32Array,
  from: Place,
  [directionX, directionY]: Direction,
  accepts: (index: number) => boolean = () => true,
): number | null {
  let best: number | null = null;
  let bestCost = Infinity;
  for (let index = 0; 2 * index < points.length; index++) {
    const [x, y] = [points[2 * index]! - from.x, points[2 * index + 1]! - from.y];
    const along = x * directionX + y * directionY;
    const aside = Math.abs(x * directionY) + Math.abs(y * directionX);
    const cost = along + 2 * aside;
    if (along <= 0 || aside > along || cost >= bestCost || !accepts(index)) continue;
    [best, bestCost] = [index, cost];
  }
  return best;
}

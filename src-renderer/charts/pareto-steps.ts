import type { Goal } from './best-so-far.ts';

/**
 * The edge of what the points of a front dominate, in pixels: a corner, a point, a corner … from the one best in x to the one
 * best in y, as x, y, x, y. `points` is (N, 2) in pixels with y down; a point without a place is left out.
 */
export function paretoSteps(points: Float32Array, front: Int32Array, goals: readonly [Goal, Goal]): readonly number[] {
  const signX = goals[0] === 'minimize' ? 1 : -1;
  const xAt = (place: number): number => points[2 * place]!;
  const yAt = (place: number): number => points[2 * place + 1]!;
  const placed = [...front].filter((place) => Number.isFinite(xAt(place)) && Number.isFinite(yAt(place)));
  // Pixels count down: the smaller y of the objective is the larger here.
  const signY = goals[1] === 'minimize' ? -1 : 1;
  placed.sort((a, b) => signX * (xAt(a) - xAt(b)) || signY * (yAt(b) - yAt(a)));
  return placed.flatMap((place, i) => {
    const before = placed[i - 1];
    return before === undefined ? [xAt(place), yAt(place)] : [xAt(place), yAt(before), xAt(place), yAt(place)];
  });
}

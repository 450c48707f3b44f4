import { randomStream } from '#shared/random/random-stream.ts';
import { buildPoint, fromUnit } from '#shared/search/search-space.ts';
import type { Point, SearchSpace } from '#shared/search/search-space.ts';
import type { Trial } from '#shared/search/trial.ts';

/** Finished trials at uniform points, with the objective that a function of the point gives. */
export function sampledTrials(
  space: SearchSpace,
  count: number,
  seed: number,
  objective: (point: Point) => number,
): Trial[] {
  return Array.from({ length: count }, (_, number) => {
    const { uniform, below } = randomStream([seed, number], 'sampled trials');
    const point = buildPoint(space, (dimension) =>
      dimension.kind === 'choice' ? below(dimension.options) : fromUnit(dimension, uniform()),
    );
    return { number, point, outcome: 'finished', objectives: [objective(point)], constraints: [], reports: [] };
  });
}

/** Floats in [0, 1] with the names x0, x1, … */
export function unitSpace(dimensions: number): SearchSpace {
  return Array.from({ length: dimensions }, (_, d) => ({
    kind: 'float',
    name: `x${d}`,
    minimum: 0,
    maximum: 1,
    log: false,
  }));
}

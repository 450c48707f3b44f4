import type { RandomStream } from '../random/random-stream.ts';
import { buildPoint, fromUnit, toUnit } from './search-space.ts';
import type { Dimension, Point, SearchSpace } from './search-space.ts';

export interface CandidateSearch {
  /** Points near which good ones are expected. */
  readonly around: readonly Point[];
  /** To be maximized. */
  readonly score: (point: Point) => number;
  readonly stream: RandomStream;
}

const randomCandidates = 500;
const climbers = 3;
const rounds = 20;
const neighborsInRound = 15;
const firstWidth = 0.1;

/**
 * The best of about 1500 points: random ones, neighbors of given ones, then climbs from the three best so far, by rounds
 * of neighbors, nearer ones after a round that has found none better. Needs no gradient, so choices and conditions are
 * nothing special.
 */
export function bestCandidate(space: SearchSpace, { around, score, stream }: CandidateSearch): Point {
  const scored = (point: Point): Scored => ({ point, score: score(point) });
  const neighbors = (point: Point, width: number) =>
    Array.from({ length: neighborsInRound }, () => scored(neighbor(space, point, { width, stream })));
  const random = Array.from({ length: randomCandidates }, () => scored(buildPoint(space, (d) => drawn(d, stream))));
  const first = [...random, ...around.flatMap((point) => neighbors(point, firstWidth))];
  const starts = first.sort((a, b) => b.score - a.score).slice(0, climbers);
  const tops = starts.map((start) => {
    let [best, width] = [start, firstWidth];
    for (let round = 0; round < rounds; round++) {
      const next = neighbors(best.point, width).reduce(better);
      if (next.score > best.score) best = next;
      else width /= 2;
    }
    return best;
  });
  return tops.reduce(better).point;
}

interface Scored {
  readonly point: Point;
  readonly score: number;
}

function better(a: Scored, b: Scored): Scored {
  return b.score > a.score ? b : a;
}

interface Step {
  /** Standard deviation on the scale of a number, where 1 is its whole range. */
  readonly width: number;
  readonly stream: RandomStream;
}

/** Half of the numbers move, an integer by 1 at least; a fifth of the choices is drawn anew. */
function neighbor(space: SearchSpace, point: Point, { width, stream }: Step): Point {
  return buildPoint(space, (dimension) => {
    const value = point[dimension.name];
    if (value === undefined) return drawn(dimension, stream);
    if (dimension.kind === 'choice') return stream.uniform() < 0.2 ? drawn(dimension, stream) : value;
    if (stream.uniform() < 0.5) return value;
    const step = width * stream.normal();
    const moved = fromUnit(dimension, toUnit(dimension, value) + step);
    if (dimension.kind === 'float' || moved !== value) return moved;
    return Math.min(Math.max(value + Math.sign(step), dimension.minimum), dimension.maximum);
  });
}

function drawn(dimension: Dimension, { uniform, below }: RandomStream): number {
  return dimension.kind === 'choice' ? below(dimension.options) : fromUnit(dimension, uniform());
}

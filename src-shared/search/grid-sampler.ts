import { fromUnit, isActive, toUnit } from './search-space.ts';
import type { Dimension, NumericDimension, Point, SearchSpace } from './search-space.ts';
import type { Sampler } from './trial.ts';

/**
 * How many values a numeric dimension takes, by its name: evenly on its scale, both ends taken; of one, the middle.
 * Integers that round to the same are one. Where none is given, a float takes 5 and an integer all its values. A choice
 * always takes all its options.
 */
export type GridLevels = Readonly<Record<string, number>>;

/** Combinations in the order of an odometer: the last dimension turns fastest. Exact up to a size of 2^53. */
export interface GridPoints {
  readonly size: number;
  /** Throws where the index is not in [0, size). */
  readonly at: (index: number) => Point;
}

/** Every combination of values, each once: one without a dimension does not count for each value of that dimension. */
export function gridPoints(space: SearchSpace, levels: GridLevels = {}): GridPoints {
  checkLevels(space, levels);
  const wheels = space.map((dimension) => wheelOf(dimension, levels[dimension.name]));
  const count = completions(space, wheels);
  const size = count(0, {});
  return {
    size,
    at: (index) => {
      if (!(index >= 0 && index < size)) throw new Error(`gridPoints: index is ${index}, expected one below ${size}`);
      return combination(space, wheels, count, index);
    },
  };
}

/** Grid point `number`; after the last, the grid begins again. */
export function gridSampler(levels: GridLevels = {}): Sampler {
  return ({ space, number }) => {
    const { size, at } = gridPoints(space, levels);
    return at(number % size);
  };
}

/** The values of a dimension, computed when they are asked for: an integer may have millions. */
interface Wheel {
  readonly length: number;
  readonly value: (k: number) => number;
}

function wheelOf(dimension: Dimension, levels: number | undefined): Wheel {
  if (dimension.kind === 'choice') return { length: dimension.options, value: (k) => k };
  const { kind, minimum, maximum } = dimension;
  if (kind === 'integer' && levels === undefined) {
    return { length: maximum - minimum + 1, value: (k) => minimum + k };
  }
  const values = evenValues(dimension, levels ?? 5);
  return { length: values.length, value: (k) => values[k]! };
}

/** The ends are taken as they are: through a logarithm and back they may be off by a bit. */
function evenValues(dimension: NumericDimension, levels: number): number[] {
  if (levels === 1) return [fromUnit(dimension, 0.5)];
  const [low, high] = [toUnit(dimension, dimension.minimum), toUnit(dimension, dimension.maximum)];
  const inner = Array.from({ length: levels - 2 }, (_, k) =>
    fromUnit(dimension, low + ((k + 1) / (levels - 1)) * (high - low)),
  );
  return [...new Set([dimension.minimum, ...inner, dimension.maximum])];
}

type Count = (from: number, point: Point) => number;

/**
 * In how many ways a point that has its dimensions before `from` goes on. That depends only on the choices that
 * conditions ask about, and is kept for each combination of those.
 */
function completions(space: SearchSpace, wheels: readonly Wheel[]): Count {
  const asked = [...new Set(space.flatMap(({ when }) => (when ? [when.name] : [])))];
  const known = new Map<string, number>();
  const count: Count = (from, point) => {
    if (from === space.length) return 1;
    const key = [from, ...asked.map((name) => point[name] ?? '')].join();
    const ways = known.get(key) ?? waysFrom(space[from]!, from, point);
    known.set(key, ways);
    return ways;
  };
  const waysFrom = (dimension: Dimension, from: number, point: Point) => {
    if (!isActive(dimension, point)) return count(from + 1, point);
    const { length, value } = wheels[from]!;
    if (!asked.includes(dimension.name)) return length * count(from + 1, point);
    let sum = 0;
    for (let k = 0; k < length; k++) sum += count(from + 1, { ...point, [dimension.name]: value(k) });
    return sum;
  };
  return count;
}

/** Divides where every value goes on in as many ways; walks the options of a choice, after which the ways may differ. */
function combination(space: SearchSpace, wheels: readonly Wheel[], count: Count, index: number): Point {
  const point: Record<string, number> = {};
  let left = index;
  for (const [d, dimension] of space.entries()) {
    if (!isActive(dimension, point)) continue;
    const { value } = wheels[d]!;
    let k = 0;
    point[dimension.name] = value(k);
    let ways = count(d + 1, point);
    if (dimension.kind !== 'choice') k = Math.floor(left / ways);
    for (left -= k * ways; left >= ways; ways = count(d + 1, point)) {
      left -= ways;
      point[dimension.name] = value(++k);
    }
    point[dimension.name] = value(k);
  }
  return point;
}

function checkLevels(space: SearchSpace, levels: GridLevels): void {
  for (const [name, count] of Object.entries(levels)) {
    const dimension = space.find((candidate) => candidate.name === name);
    if (!dimension || dimension.kind === 'choice') {
      throw new Error(`gridPoints: levels are given for ${name}, expected the name of an integer or a float`);
    }
    if (!(Number.isInteger(count) && count > 0)) {
      throw new Error(`gridPoints: ${name} has ${count} levels, expected a whole number above 0`);
    }
  }
}

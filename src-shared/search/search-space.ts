/**
 * What a search varies. A point gives each dimension a number: of a choice, the index of the option. A dimension with
 * a condition is in a point only where the condition holds.
 */
export type SearchSpace = readonly Dimension[];
export type Dimension = ChoiceDimension | NumericDimension;
export type Point = Readonly<Record<string, number>>;

interface Named {
  readonly name: string;
  /** Only where an earlier choice has one of these options (their indices) and is itself in the point. */
  readonly when?: { readonly name: string; readonly isOneOf: readonly number[] };
}

/** Options without an order. */
export interface ChoiceDimension extends Named {
  readonly kind: 'choice';
  readonly options: number;
}

export interface NumericDimension extends Named {
  readonly kind: 'integer' | 'float';
  readonly minimum: number;
  /** May itself be taken. */
  readonly maximum: number;
  /** Searched on a logarithmic scale; then the minimum is above 0. */
  readonly log: boolean;
}

/** Walks the dimensions in order and asks for a number only where the condition of the dimension holds. */
export function buildPoint(space: SearchSpace, choose: (dimension: Dimension) => number): Point {
  const point: Record<string, number> = {};
  for (const dimension of space) if (isActive(dimension, point)) point[dimension.name] = choose(dimension);
  return point;
}

export function isActive({ when }: Dimension, point: Point): boolean {
  const value = when && point[when.name];
  return !when || (value !== undefined && when.isOneOf.includes(value));
}

/**
 * Where a value stands in [0, 1] on the scale of its dimension. An integer stands in the middle of its share, so that
 * `fromUnit` of uniform numbers takes every integer (on the log scale, every share of the logarithm) as often.
 */
export function toUnit(dimension: NumericDimension, value: number): number {
  const { low, high, scaled } = scaleOf(dimension);
  return low === high ? 0.5 : (scaled(value) - low) / (high - low);
}

/** The value at a place in [0, 1]; places outside give the nearest end. */
export function fromUnit(dimension: NumericDimension, unit: number): number {
  const { low, high, unscaled } = scaleOf(dimension);
  const value = unscaled(low + Math.min(Math.max(unit, 0), 1) * (high - low));
  const whole = dimension.kind === 'integer' ? Math.round(value) : value;
  return Math.min(Math.max(whole, dimension.minimum), dimension.maximum);
}

function scaleOf({ kind, minimum, maximum, log }: NumericDimension) {
  const margin = kind === 'integer' ? 0.5 : 0;
  const scaled = log ? Math.log : (value: number) => value;
  const unscaled = log ? Math.exp : (value: number) => value;
  return { low: scaled(minimum - margin), high: scaled(maximum + margin), scaled, unscaled };
}

import { sortedQuantile } from '#shared/statistics/sorted-quantile.ts';
import type { AxisColumn } from './axis-column.ts';
import { columnDomain, spreadDomain } from './axis-scale.ts';

interface Robustness {
  /** (N) Plain things, 0, say what is an outlier; the others only where there are none of these. */
  readonly tones: Uint8Array;
  /** Values that stay on the axis whatever the others are. */
  readonly kept?: readonly number[];
}

/** Values further than so many interquartile ranges outside of the quartiles are outliers: Tukey's outer fence. */
const fence = 3;
/** Leaving out less than this share of the axis would not make the rest any clearer, and is not done. */
const worthwhile = 0.4;
/** So few plain things say little about what is far from them: then more has to be gained, */
const few = 8;
const worthwhileForFew = 0.9;
/** and so few say nothing: then all things together say what is an outlier. */
const tooFew = 4;

/**
 * The part of an axis that shows the values of plain things well, so that a few that exploded do not press the rest flat.
 * The range of the column plays no part: it says what could be, not what is.
 */
export function robustDomain(column: AxisColumn, { tones, kept = [] }: Robustness): readonly [number, number] {
  const isLog = column.scale === 'log';
  const places = isLog ? column.values.map(Math.log) : column.values;
  const plain = sortedPlaces(places, tones);
  const sorted = plain.length >= tooFew ? plain : sortedPlaces(places, null);
  if (sorted.length === 0) return columnDomain(column);
  const [lower, upper] = [sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75)];
  const reach = fence * (upper - lower) || equalReach(lower, isLog);
  const keptPlaces = Float64Array.from(kept, isLog ? Math.log : Number).filter(Number.isFinite);
  const [keptLow, keptHigh] = rangeWithin(keptPlaces, -Infinity, Infinity);
  const [fencedLow, fencedHigh] = rangeWithin(places, lower - reach, upper + reach);
  const [innerLow, innerHigh] = [Math.min(fencedLow, keptLow), Math.max(fencedHigh, keptHigh)];
  // What lies a little further out takes less room than its loss would gain.
  const longest = (innerHigh - innerLow) / (1 - (plain.length < few ? worthwhileForFew : worthwhile));
  const [nearLow, nearHigh] = rangeWithin(places, innerHigh - longest, innerLow + longest);
  const [minimum, maximum] = [Math.min(innerLow, nearLow), Math.max(innerHigh, nearHigh)];
  return isLog ? spreadDomain(Math.exp(minimum), Math.exp(maximum), true) : spreadDomain(minimum, maximum, false);
}

/** Ascending, of the things that have a place, all or only the plain ones. A loop: it is there before machine code is. */
function sortedPlaces(places: Float64Array, tones: Uint8Array | null): Float64Array {
  const wanted = new Float64Array(places.length);
  let count = 0;
  for (let i = 0; i < places.length; i++) {
    if (Number.isFinite(places[i]) && (tones === null || tones[i] === 0)) wanted[count++] = places[i]!;
  }
  return wanted.subarray(0, count).sort();
}

/** Where at least half are the same, there is no spread to measure outliers by: a factor, or half of the value, then. */
function equalReach(value: number, isLog: boolean): number {
  return isLog ? 1 : 0.5 * Math.abs(value) || 1;
}

/** Least and greatest of the finite values between two; infinities the wrong way around where there is none. */
function rangeWithin(values: Float64Array, low: number, high: number): readonly [number, number] {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (!(value >= low && value <= high) || !Number.isFinite(value)) continue;
    if (value < minimum) minimum = value;
    if (value > maximum) maximum = value;
  }
  return [minimum, maximum];
}

/** How many values the domain leaves out. Rounding at its ends leaves out none. */
export function countBeyond(values: Float64Array, [minimum, maximum]: readonly [number, number]): number {
  const slack = (maximum - minimum) * 1e-9;
  let count = 0;
  for (const value of values) if (value < minimum - slack || value > maximum + slack) count++;
  return count;
}

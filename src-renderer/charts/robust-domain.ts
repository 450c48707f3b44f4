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

/**
 * The part of an axis that shows the values of plain things well, so that a few that exploded do not press the rest flat.
 * The range of the column plays no part: it says what could be, not what is.
 */
export function robustDomain(column: AxisColumn, { tones, kept = [] }: Robustness): readonly [number, number] {
  const isLog = column.scale === 'log';
  const onAxis = (value: number): number => (isLog ? Math.log(value) : value);
  const isShown = (value: number): boolean => Number.isFinite(onAxis(value));
  const shown = column.values.filter(isShown);
  const plain = column.values.filter((value, i) => tones[i] === 0 && isShown(value));
  const sorted = (plain.length > 0 ? plain : shown).map(onAxis).sort();
  if (sorted.length === 0) return columnDomain(column);
  const [lower, upper] = [sortedQuantile(sorted, 0.25), sortedQuantile(sorted, 0.75)];
  const reach = fence * (upper - lower) || equalReach(lower, isLog);
  const placed = [...shown].map(onAxis);
  const inner = placed.filter((value) => value >= lower - reach && value <= upper + reach);
  const [innerLow, innerHigh] = rangeOf([...inner, ...kept.filter(isShown).map(onAxis)]);
  // What lies a little further out takes less room than its loss would gain.
  const longest = (innerHigh - innerLow) / (1 - worthwhile);
  const near = placed.filter((value) => value >= innerHigh - longest && value <= innerLow + longest);
  const [minimum, maximum] = rangeOf([innerLow, innerHigh, ...near]);
  return isLog ? spreadDomain(Math.exp(minimum), Math.exp(maximum), true) : spreadDomain(minimum, maximum, false);
}

/** Where at least half are the same, there is no spread to measure outliers by: a factor, or half of the value, then. */
function equalReach(value: number, isLog: boolean): number {
  return isLog ? 1 : 0.5 * Math.abs(value) || 1;
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  let [minimum, maximum] = [Infinity, -Infinity];
  for (const value of values) [minimum, maximum] = [Math.min(minimum, value), Math.max(maximum, value)];
  return [minimum, maximum];
}

/** How many values the domain leaves out. Rounding at its ends leaves out none. */
export function countBeyond(values: Float64Array, [minimum, maximum]: readonly [number, number]): number {
  const slack = (maximum - minimum) * 1e-9;
  let count = 0;
  for (const value of values) if (value < minimum - slack || value > maximum + slack) count++;
  return count;
}

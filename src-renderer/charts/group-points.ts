import { paddedRange } from './fitted-range.ts';

/** Single values of a group with their mean and its interval. */
export interface PointGroup {
  readonly id: string;
  readonly label: string;
  readonly color: string;
  readonly mean: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Points of different groups with the same key belong together. */
  readonly points: readonly { readonly key: string; readonly label: string; readonly value: number }[];
}

/**
 * What the axis spans: all points, and the intervals as far as they reach no further than one span of the points beyond
 * them, because that of two values may be twelve times as wide as all the rest.
 */
export function spanOfGroups(groups: readonly PointGroup[]): readonly [number, number] {
  const values = groups.flatMap(({ points, mean }) => [mean, ...points.map(({ value }) => value)]);
  if (values.length === 0) return paddedRange(null);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const reach = most - least;
  const ends = groups.flatMap(({ interval }) => (interval ? [interval.low, interval.high] : []));
  const [min, max] = [Math.min(least, ...ends), Math.max(most, ...ends)];
  return paddedAround(Math.max(min, least - reach), Math.min(max, most + reach));
}

/** Air on both sides; nothing pulls this axis to 0, where differences would be lost. */
function paddedAround(min: number, max: number): readonly [number, number] {
  if (min === max) return paddedRange({ min, max });
  const air = (max - min) * 0.05;
  return [min - air, max + air];
}

/** Where each of n points stands across its row, in −½…½: neighbors in the list far apart, none above another. */
export function spreadOffsets(count: number): readonly number[] {
  const golden = (Math.sqrt(5) - 1) / 2;
  return Array.from({ length: count }, (_, i) => ((0.5 + i * golden) % 1) - 0.5);
}

/** In words, for who does not see it. */
export function pointGroupsText(groups: readonly PointGroup[], format: (value: number) => string): string {
  return groups
    .map(({ label, mean, interval, points }) => {
      const range = interval ? `, 95 % ${format(interval.low)} to ${format(interval.high)}` : '';
      return `${label}: ${points.length} ${points.length === 1 ? 'run' : 'runs'}, mean ${format(mean)}${range}`;
    })
    .join('; ');
}

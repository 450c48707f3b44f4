import type { Range } from './zoom-range.ts';

type Column = ArrayLike<number | null>;

/** Least and largest of the values whose x lies within the range; null where there are none. */
export function valueRange(xs: ArrayLike<number>, columns: readonly Column[], within: Range): Range | null {
  let [min, max] = [Infinity, -Infinity];
  for (const column of columns) {
    for (let i = 0; i < xs.length; i++) {
      const value = column[i];
      if (value === null || value === undefined || xs[i]! < within.min || xs[i]! > within.max) continue;
      if (value < min) min = value;
      if (value > max) max = value;
    }
  }
  return min <= max ? { min, max } : null;
}

/**
 * Where the vertical axis looks: the visible x, without what lies before `fitFrom`, so that the steep start of a
 * training does not press the rest flat. The start stays drawn and leaves the picture at its edge.
 */
export function fittedPart(visible: Range, fitFrom: number | null): Range {
  return fitFrom !== null && visible.max > fitFrom
    ? { min: Math.max(visible.min, fitFrom), max: visible.max }
    : visible;
}

/** Some air above and below; a constant curve gets a range of its own, and a range near 0 begins there. */
export function paddedRange(range: Range | null): readonly [number, number] {
  if (!range) return [0, 1];
  const { min, max } = range;
  if (min === max) return [min - (Math.abs(min) || 1) * 0.1, max + (Math.abs(max) || 1) * 0.1];
  const air = (max - min) * 0.06;
  return [min >= 0 && min < air * 2 ? 0 : min - air, max + air];
}

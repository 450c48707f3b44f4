import type { AxisColumn } from './axis-column.ts';

/** Least and largest value, both inside; of a choice indices. An end at infinity is open. */
export type BrushRange = readonly [minimum: number, maximum: number];

/** 1 for each thing that lies inside all brushes (N). What an axis cannot show (NaN) is outside of its brush. */
export function brushed(columns: readonly AxisColumn[], brushes: ReadonlyMap<string, BrushRange>): Uint8Array {
  const inside = new Uint8Array(columns[0]?.values.length ?? 0).fill(1);
  for (const { id, values, scale } of columns) {
    const range = brushes.get(id);
    if (!range) continue;
    for (let i = 0; i < inside.length; i++) {
      const value = values[i]!;
      const isShown = Number.isFinite(value) && (scale !== 'log' || value > 0);
      if (!isShown || value < range[0] || value > range[1]) inside[i] = 0;
    }
  }
  return inside;
}

import { sequentialColor } from './sequential-colors.ts';

/** So many shades stand for when a thing came. */
export const ageCount = 12;

/** (N) Shade of each thing in the order of coming: 0 for the oldest. */
export function ageBuckets(count: number): Uint8Array {
  return Uint8Array.from({ length: count }, (_, i) => Math.floor((i / count) * ageCount));
}

/** Colors of the shades; the newest stand out most. */
export function ageShades(isDark: boolean): readonly string[] {
  return Array.from({ length: ageCount }, (_, shade) => sequentialColor(shade / (ageCount - 1), isDark));
}

/**
 * The value that a share p in [0, 1] of ascending numbers stays below, linear between neighbors; NaN for no numbers.
 * Source: Hyndman & Fan 1996, definition 7.
 */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0 || !(p >= 0 && p <= 1)) return NaN;
  const place = p * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  const above = sorted[Math.ceil(place)]!;
  return below === above ? below : below + (place % 1) * (above - below); // Infinity − Infinity would be NaN
}

const points = 12;

/** About 12 sizes from `smallest` to `largest`, each by the same factor larger than the one before; none of 0. */
export function curveSizes(smallest: number, largest: number): readonly number[] {
  if (largest < 1) return [];
  const first = Math.min(Math.max(smallest, 1), largest);
  const sizes = Array.from({ length: points }, (_, i) => Math.round(first * (largest / first) ** (i / (points - 1))));
  return [...new Set(sizes)];
}

import type { SweepImportance } from '#shared/contract/sweep.ts';

/** The dimensions with the most important first; in their own order while the importance is not known. */
export function byImportance<D extends { readonly id: string }>(
  dimensions: readonly D[],
  importance: SweepImportance | null,
): readonly D[] {
  const shares = new Map(importance?.dimensions.map(({ name, importance: share }) => [name, share]));
  return dimensions.toSorted((a, b) => (shares.get(b.id) ?? 0) - (shares.get(a.id) ?? 0));
}

/** Σ weight · value and Σ weight by quantity: all that a mean needs to go on after an interruption. */
export type WeightedSums = Readonly<Record<string, { readonly sum: number; readonly weight: number }>>;

/** Means of several quantities by name over batches of unequal size, in float64. */
export interface WeightedMean {
  /** Adds the means over a batch of `weight` examples. */
  readonly add: (values: Readonly<Record<string, number>>, weight: number) => void;
  /** Σ weight · value / Σ weight of every quantity; empty before the first batch. */
  readonly means: () => Record<string, number>;
  readonly sums: () => WeightedSums;
}

/** Weighs every batch by its examples, so that a short last batch does not count like a full one. */
export function weightedMean(start: WeightedSums = {}): WeightedMean {
  const totals = new Map(Object.entries(start));
  return {
    add(values, weight) {
      for (const [name, value] of Object.entries(values)) {
        const before = totals.get(name) ?? { sum: 0, weight: 0 };
        totals.set(name, { sum: before.sum + value * weight, weight: before.weight + weight });
      }
    },
    means: () => Object.fromEntries([...totals].map(([name, { sum, weight }]) => [name, sum / weight])),
    sums: () => Object.fromEntries(totals),
  };
}

/** Means of several quantities by name over batches of unequal size, in float64. */
export interface WeightedMean {
  /** Adds the means over a batch of `weight` examples. */
  readonly add: (values: Readonly<Record<string, number>>, weight: number) => void;
  /** Σ weight · value / Σ weight of every quantity; empty before the first batch. */
  readonly means: () => Record<string, number>;
}

/** Weighs every batch by its examples, so that a short last batch does not count like a full one. */
export function weightedMean(): WeightedMean {
  const sums = new Map<string, number>();
  const weights = new Map<string, number>();
  return {
    add(values, weight) {
      for (const [name, value] of Object.entries(values)) {
        sums.set(name, (sums.get(name) ?? 0) + value * weight);
        weights.set(name, (weights.get(name) ?? 0) + weight);
      }
    },
    means: () => Object.fromEntries([...sums].map(([name, sum]) => [name, sum / weights.get(name)!])),
  };
}

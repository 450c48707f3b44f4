import { dimensionName } from '#renderer/formatting/dimension-name.ts';

export interface KlBar {
  readonly label: string;
  readonly value: number;
  readonly isWeak: boolean;
}

/** Nats below which a dimension says nothing of use about x. */
const weakBelow = 0.01;

/** A bar for every latent dimension that has a value, labeled from z₁ on. */
export function klBars(
  read: (dimension: number) => number | null,
  latentSize: number,
  isSorted: boolean,
): readonly KlBar[] {
  const bars = Array.from({ length: latentSize }, (_, dimension) => ({ dimension, value: read(dimension) }))
    .filter((bar): bar is { dimension: number; value: number } => bar.value !== null)
    .map(({ dimension, value }) => ({ label: dimensionName(dimension), value, isWeak: value < weakBelow }));
  return isSorted ? bars.toSorted((a, b) => b.value - a.value) : bars;
}

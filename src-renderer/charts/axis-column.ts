/** One quantity of N things, to be put on an axis; the same place in every column is the same thing. */
export interface AxisColumn {
  readonly id: string;
  readonly label: string;
  /** Empty where there is none. */
  readonly unit: string;
  /** NaN: the thing has none. Of a choice the index of its value. */
  readonly values: Float64Array;
  readonly scale: 'linear' | 'log' | 'choice';
  /** Of a choice, its values as text; empty otherwise. */
  readonly choices: readonly string[];
  /** What the axis spans at least. */
  readonly range: readonly [minimum: number, maximum: number];
}

/** How a mark looks, for each thing: `faded` steps back (given up on), `bad` breaks a rule. Indices into this list. */
export const markTones = ['plain', 'faded', 'bad'] as const;
export type MarkTone = (typeof markTones)[number];

/** Linking of charts that show the same things: what the person points at, by its place; null for nothing. */
export interface PointedAt {
  readonly highlighted: number | null;
  readonly onhover: (place: number | null) => void;
  readonly onpick: (place: number) => void;
}

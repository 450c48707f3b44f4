import { z } from 'zod';
import { givenTextSchema } from './text-writing.ts';
import type { NearText } from './text-writing.ts';

/** Groups of training texts around the means of their codes. */
export const clustersRequestSchema = z.strictObject({
  kind: z.literal('clusters'),
  clusters: z.int().min(2).max(200),
  /** How many texts of each cluster are shown, those nearest to its center. */
  examples: z.int().min(0).max(100),
  seed: z.int().min(0).max(2_147_483_647),
});
export type ClustersRequest = z.infer<typeof clustersRequestSchema>;

/** The training texts that are most like a given one. */
export const neighborsRequestSchema = z.strictObject({
  kind: z.literal('neighbors'),
  text: givenTextSchema,
  count: z.int().min(1).max(1000),
  /** Name of the class of the given text, for a model that reads texts with their label. */
  label: z.string().max(200).nullable(),
});
export type NeighborsRequest = z.infer<typeof neighborsRequestSchema>;

/** Training texts that hardly differ. */
export const duplicatesRequestSchema = z.strictObject({
  kind: z.literal('duplicates'),
  /** The share of pairs of neighboring tokens that two texts have in common, from which on they are near-duplicates. */
  threshold: z.number().min(0.1).max(1),
  /** How many groups are shown, the largest first. */
  groups: z.int().min(1).max(10_000),
});
export type DuplicatesRequest = z.infer<typeof duplicatesRequestSchema>;

export interface TextCluster {
  readonly size: number;
  /** The most distinctive first. */
  readonly words: readonly string[];
  /** Nearest to the center first. */
  readonly examples: readonly NearText[];
}

/** How good a way of grouping is. */
export interface GroupingFigures {
  /** Mean NPMI of the distinctive words of its groups, −1 to 1; null where no group has two. */
  readonly coherence: number | null;
  /** With the labels of the dataset, each 0 to 1; null where it has none. */
  readonly agreement: { readonly normalizedMutualInformation: number; readonly purity: number } | null;
}

export interface ClustersAnswer {
  readonly kind: 'clusters';
  /** How many training texts were grouped, and how many there are. */
  readonly texts: number;
  readonly trainingTexts: number;
  /** The largest first. */
  readonly clusters: readonly TextCluster[];
  readonly byCode: GroupingFigures;
  /** The baseline: as many groups of the same texts by k-means on TF-IDF word weights. */
  readonly byWords: GroupingFigures;
  /** Groups of the sizes of the clusters, texts dealt to them at random: what chance gives. */
  readonly atRandom: GroupingFigures;
}

export interface NeighborsAnswer {
  readonly kind: 'neighbors';
  /** Nearest first, by Euclidean distance of posterior means. */
  readonly byCode: readonly NearText[];
  /** The baseline: of the highest cosine of TF-IDF word weights; `distance` is 1 − cosine. */
  readonly byWords: readonly NearText[];
}

export interface DuplicatesAnswer {
  readonly kind: 'duplicates';
  readonly trainingTexts: number;
  /** How many groups there are, and how many texts they have together. */
  readonly groupCount: number;
  readonly duplicateTexts: number;
  /** The largest first. */
  readonly groups: readonly (readonly { readonly text: string; readonly place: number }[])[];
}

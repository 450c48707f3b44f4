import { z } from 'zod';
import type { NumberArray } from './number-array.ts';
import type { PackedTexts } from './packed-texts.ts';
import { givenTextSchema } from './text-writing.ts';
import type { NearText } from './text-writing.ts';

const clusters = z.int().min(2).max(200);
const seed = z.int().min(0).max(2_147_483_647);
/** How many seeds figures are taken over, `seed` and those that follow it. */
const seeds = z.int().min(1).max(20);

/** Groups of training texts around the means of their codes; those shown are of `seed`. */
export const clustersRequestSchema = z.strictObject({
  kind: z.literal('clusters'),
  clusters,
  /** How many texts of each cluster are shown, those nearest to its center. */
  examples: z.int().min(0).max(100),
  seed,
  seeds,
});
export type ClustersRequest = z.infer<typeof clustersRequestSchema>;

/** All texts in a plane, with clusters. */
export const mapRequestSchema = z.strictObject({
  kind: z.literal('map'),
  clusters,
  seed,
});
export type MapRequest = z.infer<typeof mapRequestSchema>;

/** The topics of a topic model. */
export const topicsRequestSchema = z.strictObject({
  kind: z.literal('topics'),
  /** How many of each are shown and measured, those that weigh most. */
  words: z.int().min(2).max(50),
  /** Of the baselines: the model was trained once. */
  seed,
  seeds,
});
export type TopicsRequest = z.infer<typeof topicsRequestSchema>;

/** The training texts that are most like a given one. */
export const neighborsRequestSchema = z.strictObject({
  kind: z.literal('neighbors'),
  text: givenTextSchema,
  count: z.int().min(1).max(1000),
  /** Name of the class of the given text, for a model that reads texts with their label. */
  label: z.string().max(200).nullable(),
});
export type NeighborsRequest = z.infer<typeof neighborsRequestSchema>;

/** Training texts that hardly differ, token by token of the texts themselves: unknown words are not all the same. */
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
  /** NPMI of these words in held-out texts, −1 to 1; null for fewer than two words. */
  readonly coherence: number | null;
  /** Nearest to the center first. */
  readonly examples: readonly NearText[];
}

/** Over seeds. */
export interface SeededFigure {
  readonly mean: number;
  /** Of a sample (ddof 1); null for one seed. */
  readonly standardDeviation: number | null;
}

/** How good a way of grouping is, on held-out texts alone. */
export interface GroupingFigures {
  /** Mean NPMI of the distinctive words of its groups, −1 to 1; null where no group has two. */
  readonly coherence: SeededFigure | null;
  /** With the labels of the dataset, each 0 to 1; null where it has none. */
  readonly agreement: { readonly normalizedMutualInformation: SeededFigure; readonly purity: SeededFigure } | null;
}

export interface ClustersAnswer {
  readonly kind: 'clusters';
  /** How many training texts were grouped, and how many there are. */
  readonly texts: number;
  readonly trainingTexts: number;
  /** The test texts, on which figures are measured. */
  readonly heldOutTexts: number;
  readonly seeds: number;
  /** The largest first. */
  readonly clusters: readonly TextCluster[];
  readonly byCode: GroupingFigures;
  /** The baseline: as many groups of the same texts by k-means on TF-IDF word weights. */
  readonly byWords: GroupingFigures;
  /** Groups of the sizes of the clusters, texts dealt to them at random: what chance gives. */
  readonly atRandom: GroupingFigures;
}

export interface MapCluster extends Omit<TextCluster, 'examples'> {
  /** How many of its texts have each label; empty where the dataset has none. (classes) */
  readonly labelCounts: readonly number[];
}

/** N texts: those that were trained on and then the test texts, each in the order of its file. */
export interface MapAnswer {
  readonly kind: 'map';
  /** How many of the N are training texts, and how many texts there are of both kinds; all are shown up to 100,000. */
  readonly trainingTexts: number;
  readonly allTexts: number;
  /** Posterior means along their first two principal components. (N, 2) */
  readonly points: NumberArray<'float32'>;
  /** Shares of the variance of the codes that the two have. */
  readonly explained: readonly [number, number];
  /** Index into `clusters`. (N) */
  readonly clusterOf: NumberArray<'uint8'>;
  /** Where each stands in its split of the dataset. (N) */
  readonly places: NumberArray<'int32'>;
  /** How many texts each split of the dataset has. */
  readonly splitSizes: { readonly train: number; readonly test: number };
  /** Indices into `classes`; null where the dataset has no labels. (N) */
  readonly labels: NumberArray<'uint8'> | null;
  readonly classes: readonly string[];
  readonly texts: PackedTexts;
  /** The largest first; of the N texts, their words chosen in training texts and measured in test texts. */
  readonly clusters: readonly MapCluster[];
}

/** How good lists of words are. */
export interface TopicFigures {
  /** Mean NPMI in held-out texts, −1 to 1. */
  readonly coherence: SeededFigure;
  /** The share of different words among all words of all topics: low where topics repeat each other. */
  readonly diversity: SeededFigure;
}

export interface TopicsAnswer {
  readonly kind: 'topics';
  readonly trainingTexts: number;
  readonly heldOutTexts: number;
  /** Of the baselines. */
  readonly seeds: number;
  /** In the order of the model, each with its NPMI. */
  readonly topics: readonly { readonly words: readonly string[]; readonly coherence: number }[];
  readonly byModel: TopicFigures;
  /** The baseline: as many groups by k-means on TF-IDF word weights, named by their distinctive words. */
  readonly byWords: TopicFigures;
  /** As many lists of different words of the vocabulary, each as likely as any other. */
  readonly atRandom: TopicFigures;
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
  /** The baseline: how many texts have all their tokens, in their order, in common with another. */
  readonly equalTexts: number;
  /** The largest first. */
  readonly groups: readonly (readonly { readonly text: string; readonly place: number }[])[];
}

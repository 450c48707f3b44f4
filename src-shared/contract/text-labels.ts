import { z } from 'zod';
import { textStrategySchema } from './text-strategy.ts';
import { givenTextSchema } from './text-writing.ts';

/**
 * What gives texts their labels. On codes, which are posterior means: logistic regression and the labels of the nearest.
 * The baselines, on words and pairs of words of the texts as they are: naive Bayes and logistic regression on TF-IDF
 * weights.
 */
export const labelClassifiers = ['code-regression', 'code-neighbors', 'naive-bayes', 'word-regression'] as const;
export type LabelClassifier = (typeof labelClassifiers)[number];

const seed = z.int().min(0).max(2_147_483_647);
const label = z.string().min(1).max(200);

/** How right classifiers are that know few labels, up to all. */
export const fewLabelsRequestSchema = z.strictObject({
  kind: z.literal('few-labels'),
  /** Numbers of labels, rising; all labels come last in any case. Null: 10, 20, 50, 100, 200, … */
  sizes: z.array(z.int().min(2).max(10_000_000)).max(50).nullable(),
  /** How many times labels are drawn. */
  repeats: z.int().min(1).max(20),
  seed,
});
export type FewLabelsRequest = z.infer<typeof fewLabelsRequestSchema>;

/** The labels of given texts, by classifiers that know the labels of all training texts. */
export const classifyRequestSchema = z.strictObject({
  kind: z.literal('classify'),
  texts: z.array(givenTextSchema).min(1).max(1000),
});
export type ClassifyRequest = z.infer<typeof classifyRequestSchema>;

/** Texts moved toward a class: the code + strength · (mean code of the class − mean code of all others), written. */
export const shiftRequestSchema = z.strictObject({
  kind: z.literal('shift'),
  to: label,
  /** None: test texts of other classes. */
  texts: z.array(givenTextSchema).max(1000),
  /** Null: the one that did best on validation texts. */
  strength: z.number().min(-100).max(100).nullable(),
  /** How many of the measured test texts are shown. */
  examples: z.int().min(0).max(500),
  /** Whether figures of test texts are wanted beside the texts that are given. */
  measure: z.boolean(),
  strategy: textStrategySchema,
  seed,
});
export type ShiftRequest = z.infer<typeof shiftRequestSchema>;

/** New texts of a class. */
export const augmentRequestSchema = z.strictObject({
  kind: z.literal('augment'),
  label,
  count: z.int().min(1).max(10_000),
  strategy: textStrategySchema,
  seed,
});
export type AugmentRequest = z.infer<typeof augmentRequestSchema>;

/** What written texts do for a classifier that knows few labels. */
export const augmentEffectRequestSchema = z.strictObject({
  kind: z.literal('augment-effect'),
  /** Real labeled texts of each class, rising. */
  perClass: z.array(z.int().min(2).max(1000)).min(1).max(10),
  repeats: z.int().min(1).max(20),
  strategy: textStrategySchema,
  seed,
});
export type AugmentEffectRequest = z.infer<typeof augmentEffectRequestSchema>;

/** Share of test texts that are labeled right, 0 to 1: the mean over draws of the labels that were known. */
export interface MeanAccuracy {
  readonly mean: number;
  /** Of 95 % by Student's t, over draws; null of a single one. */
  readonly interval: { readonly low: number; readonly high: number } | null;
}

export interface FewLabelsPoint {
  readonly labels: number;
  /** Over how many draws the means are; all labels can be drawn in one way. */
  readonly draws: number;
  readonly accuracy: Readonly<Record<LabelClassifier, MeanAccuracy>>;
}

export interface FewLabelsAnswer {
  readonly kind: 'few-labels';
  readonly classes: readonly string[];
  readonly labeledTexts: number;
  /** How many test texts the figures are of, and how many there are. */
  readonly measuredTexts: number;
  readonly testTexts: number;
  /** Share of the measured texts that are of the most frequent class of the labeled ones. */
  readonly mostFrequent: number;
  /** How many nearest codes vote: the square root of the number of labels, and at most this. */
  readonly neighbors: number;
  /** The fewest labels first, all last. */
  readonly points: readonly FewLabelsPoint[];
}

/** What a classifier says of a text. */
export interface Verdict {
  readonly label: string;
  /** Of each class in the order of `classes`; shares of the votes of the nearest codes. */
  readonly probabilities: readonly number[];
}

export interface ClassifyAnswer {
  readonly kind: 'classify';
  readonly classes: readonly string[];
  readonly labeledTexts: number;
  readonly texts: readonly { readonly text: string; readonly verdicts: Readonly<Record<LabelClassifier, Verdict>> }[];
  /** Share of test texts that each labels right, 0 to 1. */
  readonly accuracy: Readonly<Record<LabelClassifier, number>>;
  readonly measuredTexts: number;
}

export interface ShiftedText {
  readonly original: string;
  readonly shifted: string;
  /** Probability of the class by the judge, a naive Bayes of all training texts: before and after. */
  readonly before: number;
  readonly after: number;
  /** BLEU of the shifted text with the original, smoothed, 0 to 1: how much was kept. */
  readonly kept: number;
}

/** Of some texts that should be of a class, and keep what others say. */
export interface ShiftFigures {
  /** Share that the judge takes for the class. */
  readonly convinced: number;
  /** Mean smoothed BLEU with the originals, 0 to 1. */
  readonly kept: number;
  /** Under a Kneser-Ney trigram of the training texts. */
  readonly trigramPerplexity: number;
}

export interface ShiftMeasures {
  readonly texts: number;
  /** Share of test texts that the judge labels right. */
  readonly judgeAccuracy: number;
  readonly shifted: ShiftFigures;
  /** Encoded and written again, without a shift. */
  readonly rewritten: ShiftFigures;
  /** The baselines: the originals, and of each the training text of the class that has the most of its words (TF-IDF). */
  readonly originals: ShiftFigures;
  readonly nearest: ShiftFigures;
}

/** A strength that was tried, and what became of validation texts. */
export interface TriedStrength {
  readonly strength: number;
  readonly convinced: number;
  readonly kept: number;
}

export interface ShiftAnswer {
  readonly kind: 'shift';
  readonly to: string;
  readonly strength: number;
  /** Where it was chosen: each one, tried on so many validation texts. Null where it was given, or nothing is held out. */
  readonly chosen: { readonly validationTexts: number; readonly tried: readonly TriedStrength[] } | null;
  /** Whether the model is told the class that it is to write, and nothing is added to the code but what is asked for. */
  readonly isTold: boolean;
  readonly texts: readonly ShiftedText[];
  readonly measures: ShiftMeasures | null;
}

/** How codes of a class are drawn. */
export type ClassCodes = 'told-label' | 'class-gaussian';

export interface AugmentFigures {
  /** Share that a naive Bayes of all training texts takes for the class. */
  readonly convinced: number;
  readonly trigramPerplexity: number;
  /** Share that is, token for token, a training text. */
  readonly copiedShare: number;
}

export interface AugmentAnswer {
  readonly kind: 'augment';
  readonly label: string;
  readonly codes: ClassCodes;
  readonly texts: readonly string[];
  readonly written: AugmentFigures;
  /** The same of the test texts of the class; null where there are none. */
  readonly real: AugmentFigures | null;
}

/** Where the texts come from that are added to real ones: none, word noise (Wei & Zou 2019), the model. */
export const augmentSources = ['none', 'noise', 'model'] as const;
export type AugmentSource = (typeof augmentSources)[number];

export interface AugmentEffectRow {
  readonly perClass: number;
  readonly source: AugmentSource;
  /** New texts for each real one; 0 of `none`. */
  readonly times: number;
  readonly naiveBayes: MeanAccuracy;
  readonly wordRegression: MeanAccuracy;
}

export interface AugmentEffectAnswer {
  readonly kind: 'augment-effect';
  readonly classes: readonly string[];
  readonly measuredTexts: number;
  readonly repeats: number;
  readonly codes: ClassCodes;
  /** Whether the model was trained with the labels of all its texts: then it knows more than the few. */
  readonly sawAllLabels: boolean;
  readonly rows: readonly AugmentEffectRow[];
}

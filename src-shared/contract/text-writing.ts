import { z } from 'zod';
import { textStrategySchema } from './text-strategy.ts';

export const givenTextSchema = z.string().trim().min(1, 'expected a text').max(20_000);

/** Name of a class of the dataset; of a model that is told the label of each text. */
const label = z.string().max(200).nullable();
const seed = z.int().min(0).max(2_147_483_647);

/** New texts: the first `count` that the seed gives, never picked. */
export const generateRequestSchema = z.strictObject({
  kind: z.literal('generate'),
  /**
   * Where z comes from: p(z); the posterior of a training text that is drawn, which is a draw from q(z); or around the
   * posterior mean of a given text, with `spread` times its standard deviation.
   */
  from: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('prior') }),
    z.strictObject({ kind: z.literal('training-texts') }),
    z.strictObject({ kind: z.literal('text'), text: givenTextSchema, spread: z.number().min(0).max(100) }),
  ]),
  count: z.int().min(1).max(1000),
  /** Null: as often as in the training texts. */
  label,
  strategy: textStrategySchema,
  seed,
  /** Whether the unknown token may be written. */
  allowUnknown: z.boolean(),
  /** `shown`: of the texts themselves. `full`: of 10,000 texts that the same seed goes on with, and the reverse perplexity. */
  measures: z.enum(['none', 'shown', 'full']),
});
export type GenerateRequest = z.infer<typeof generateRequestSchema>;

/** Texts along a way between two, both ends included. */
export const interpolateRequestSchema = z.strictObject({
  kind: z.literal('interpolate'),
  from: givenTextSchema,
  to: givenTextSchema,
  steps: z.int().min(2).max(100),
  /** A straight line, or at an even angle from the one code to the other (Shoemake 1985). */
  path: z.enum(['linear', 'spherical']),
  /** Of both texts. */
  label,
  strategy: textStrategySchema,
  seed,
});
export type InterpolateRequest = z.infer<typeof interpolateRequestSchema>;

/** The text at the code of `start` − that of `minus` + that of `plus`. */
export const arithmeticRequestSchema = z.strictObject({
  kind: z.literal('arithmetic'),
  start: givenTextSchema,
  minus: givenTextSchema,
  plus: givenTextSchema,
  /** How many of the nearest training texts are shown. */
  neighbors: z.int().min(1).max(100),
  label,
  strategy: textStrategySchema,
  seed,
});
export type ArithmeticRequest = z.infer<typeof arithmeticRequestSchema>;

export interface WrittenText {
  readonly text: string;
  /** Words and end mark. */
  readonly tokens: number;
  /** ln p(text | z) by the model, in nats; of the tokens that are there where it was cut. */
  readonly logProbability: number;
  /** Whether the longest length was reached before the end mark. */
  readonly isCut: boolean;
  /** Index of the class that the model was told. */
  readonly label: number | null;
}

/** How good and how various texts are. The same of held-out texts is what they are to be compared with. */
export interface WritingMeasures {
  readonly texts: number;
  readonly meanTokens: number;
  /** e to the nats per token under a Kneser-Ney trigram of the training texts, end marks counted; low is fluent. */
  readonly forwardPerplexity: number;
  /** Of held-out texts under a trigram of these texts; low covers the language. Null where it was not asked for. */
  readonly reversePerplexity: number | null;
  /** Null where the texts are too few or too short for it. */
  readonly distinct1: number | null;
  readonly distinct2: number | null;
  /** Of up to 1,000 of them; high is monotonous. */
  readonly selfBleu: number | null;
  /** Share that is, token for token, a training text. */
  readonly copiedShare: number;
}

export interface GenerateAnswer {
  readonly kind: 'generate';
  readonly texts: readonly WrittenText[];
  /** Of written texts, and of as many held-out texts; their reverse perplexity is that of a trigram of as many training texts. */
  readonly measures: { readonly written: WritingMeasures; readonly real: WritingMeasures } | null;
}

/** A training text and how far its posterior mean is away. */
export interface NearText {
  readonly text: string;
  /** Where it stands in the training split of the dataset. */
  readonly place: number;
  readonly distance: number;
}

export interface InterpolationStep {
  /** 0 at the first text, 1 at the other. */
  readonly at: number;
  readonly written: WrittenText;
  readonly nearest: NearText;
  /** Whether the written text is, token for token, a training text. */
  readonly isCopied: boolean;
}

export interface InterpolateAnswer {
  readonly kind: 'interpolate';
  readonly steps: readonly InterpolationStep[];
  /** Perplexity under a Kneser-Ney trigram of the training texts: of the steps, and of the nearest texts, the baseline. */
  readonly trigramPerplexity: { readonly written: number; readonly nearest: number };
}

export interface ArithmeticAnswer {
  readonly kind: 'arithmetic';
  readonly written: WrittenText;
  readonly isCopied: boolean;
  /** Nearest first; the three given texts are left out. */
  readonly nearest: readonly NearText[];
  /** The baseline: the same sum of TF-IDF vectors, and the training texts of the highest cosine with it; `distance` is 1 − cosine. */
  readonly nearestByWords: readonly NearText[];
  readonly trigramPerplexity: { readonly written: number; readonly nearest: number };
}

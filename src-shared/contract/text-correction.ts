import { z } from 'zod';
import { givenTextSchema } from './text-writing.ts';

/** The two of the model; those beside them need none of it. */
const correctionByModel = ['decode', 'channel'] as const;
export type CorrectionByModel = (typeof correctionByModel)[number];

/** How texts are corrected; the baselines first, of which `copy` changes nothing. */
export const correctionMethods = ['copy', 'unigram', 'trigram', ...correctionByModel] as const;
export type CorrectionMethod = (typeof correctionMethods)[number];

/** Texts with mistakes in them, corrected by the model and by the baselines. */
export const correctRequestSchema = z.strictObject({
  kind: z.literal('correct'),
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('texts'), texts: z.array(givenTextSchema).min(1).max(1000) }),
    /** The first `count` texts of the test split that the seed gives, to which errors are done that are known. */
    z.strictObject({
      kind: z.literal('held-out'),
      count: z.int().min(10).max(5000),
      /** The chance of an error at each character, of the errors by characters. */
      noiseRate: z.number().gt(0).max(0.5),
      seed: z.int().min(0).max(2_147_483_647),
    }),
  ]),
  methods: z.array(z.enum(correctionByModel)).min(1),
  /** Of all given texts, for a model that is told labels; null with held-out texts, which have their own. */
  label: z.string().max(200).nullable(),
});
export type CorrectRequest = z.infer<typeof correctRequestSchema>;

/** A text as one method has it. */
export interface Correction {
  readonly method: CorrectionMethod;
  readonly text: string;
  /** What the text is made of, to compare it with what was typed. */
  readonly words: readonly string[];
}

export interface CorrectedText {
  /** As the model reads it. */
  readonly words: readonly string[];
  readonly corrections: readonly Correction[];
}

/** Shares, 0 to 1; see `CorrectionShares`. */
export interface CorrectionFigures {
  readonly method: CorrectionMethod;
  readonly textsRight: number;
  readonly wordsRight: number;
  readonly wordsHarmed: number;
  readonly wordsMended: number;
}

/** One kind of errors, done to the same texts as the others. */
export interface CorrectionTrial {
  /** One word a text, as people misspell it; any characters; or none. */
  readonly errors: 'misspelled' | 'characters' | 'none';
  readonly texts: number;
  readonly figures: readonly CorrectionFigures[];
}

export interface CorrectAnswer {
  readonly kind: 'correct';
  /** Of given texts. */
  readonly texts: readonly CorrectedText[];
  /** Of held-out texts. */
  readonly trials: readonly CorrectionTrial[];
  /** Share of the words of the held-out texts that the vocabulary has not: what decoding can never write. Null of given texts. */
  readonly unknownShare: number | null;
  /**
   * How often the noisy channels expect an error in a word, each chosen by `validationTexts` texts that are neither trained on
   * nor tested with; a usual value where there are none. Null for a channel that was not used.
   */
  readonly errorRates: { readonly trigram: number | null; readonly channel: number | null };
  readonly validationTexts: number;
}

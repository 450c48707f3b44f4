import { z } from 'zod';
import { contentHashSchema } from './dataset.ts';

export const tokenizations = ['words', 'characters', 'subwords'] as const;
export type Tokenization = (typeof tokenizations)[number];

export const letterCases = ['lower', 'kept'] as const;
export type LetterCase = (typeof letterCases)[number];

/** Which vocabulary is asked about: values of the hyperparameters of the same names, with their meaning. */
export const vocabularyRequestSchema = z.strictObject({
  hash: contentHashSchema,
  tokenization: z.enum(tokenizations),
  letterCase: z.enum(letterCases),
  vocabularySize: z.int().min(1).max(1_000_000),
  longestText: z.int().min(1).max(1_000_000),
  trainingExamples: z.int().min(0),
  validationExamples: z.int().min(0),
});
export type VocabularyRequest = z.infer<typeof vocabularyRequestSchema>;

/** A token and how often the training texts have it. */
export interface TokenCount {
  readonly token: string;
  readonly count: number;
}

/** What a vocabulary of another size would do. */
export interface VocabularyCurvePoint {
  readonly size: number;
  /** Share of the tokens of the training texts that such a vocabulary knows. */
  readonly coverage: number;
  /** Tokens of a training text, on average. */
  readonly meanLength: number;
}

/** What a vocabulary keeps and loses. End marks are no tokens here, and no reserved token is counted. */
export interface VocabularyReport {
  /** How many texts were counted, and what is held out: the validation part, or the test split where there is none. */
  readonly trainingTexts: number;
  readonly heldOut: { readonly split: 'validation' | 'test'; readonly texts: number };
  /** Different tokens of the training texts; null of subwords, which are made up to the size that is asked for. */
  readonly kinds: number | null;
  /** All tokens of the training texts. */
  readonly tokens: number;
  /** How many tokens the vocabulary has. */
  readonly kept: number;
  /** Shares of all tokens that the vocabulary does not know; null where there are no tokens. */
  readonly unknownShare: { readonly training: number | null; readonly heldOut: number | null };
  /** By size, the smallest first. */
  readonly curve: readonly VocabularyCurvePoint[];
  /** The most frequent ones that the vocabulary has, and those that it has not. */
  readonly keptTokens: readonly TokenCount[];
  readonly lostTokens: readonly TokenCount[];
  readonly lengths: TextLengths;
}

/** Of the training texts, in tokens without the end mark. */
export interface TextLengths {
  /** How many texts have so many tokens, 0 first; the last one holds all that are as long or longer. */
  readonly histogram: readonly number[];
  readonly mean: number;
  readonly longest: number;
  /** The shortest lengths that so many percent of the texts do not exceed. */
  readonly quantiles: { readonly p50: number; readonly p90: number; readonly p95: number; readonly p99: number };
  /** Share of the texts that are longer than `longestText`. */
  readonly shareTooLong: number;
}

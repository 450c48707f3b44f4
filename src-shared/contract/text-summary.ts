import { z } from 'zod';
import { givenTextSchema } from './text-writing.ts';

/** Corpora of groups of texts with summaries by people; they are for measuring, not for training. */
export const summaryCorpora = ['opinosis', 'amazon', 'yelp'] as const;
export type SummaryCorpus = (typeof summaryCorpora)[number];

/** Settings are chosen by groups of `dev`; figures are those of `test`. */
export const summaryParts = ['dev', 'test'] as const;
export type SummaryPart = (typeof summaryParts)[number];

/** So many sentences have about as many words as the summaries that people wrote, by the groups of `dev`. */
export const usualSentences: Readonly<Record<SummaryCorpus, number>> = { opinosis: 1, amazon: 4, yelp: 4 };

const fromCorpus = { corpus: z.enum(summaryCorpora), part: z.enum(summaryParts) };

/** A group of texts in few sentences, by codes and by baselines. */
export const summarizeRequestSchema = z.strictObject({
  kind: z.literal('summarize'),
  of: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('texts'), texts: z.array(givenTextSchema).min(2).max(1000) }),
    z.strictObject({ kind: z.literal('group'), ...fromCorpus, index: z.int().min(0).max(999) }),
    /** All groups, for the means of their figures. */
    z.strictObject({ kind: z.literal('corpus'), ...fromCorpus }),
  ]),
  /** Of a summary, at most. */
  sentences: z.int().min(1).max(20),
  /** Of all texts, for a model that is told labels. */
  label: z.string().max(200).nullable(),
  /** Of what is drawn: random sentences, and combinations of more than eight texts. */
  seed: z.int().min(0).max(2_147_483_647),
});
export type SummarizeRequest = z.infer<typeof summarizeRequestSchema>;

/** Who makes a summary; those without a model first, those that take sentences by their codes, those that write, and the best that can be taken. */
export type SummaryMethod =
  'lead' | 'random' | 'tf-idf' | 'central' | 'centroid' | 'mmr' | 'mean' | 'combination' | 'oracle';

/** F scores, 0 to 1, against the summaries that people wrote; see `RougeScores`. */
export interface SummaryScores {
  readonly rouge1: number;
  readonly rouge2: number;
  readonly rougeL: number;
}

export interface Summary {
  readonly method: SummaryMethod;
  readonly sentences: readonly string[];
  /** ROUGE-1 F with the texts themselves, the mean over them. */
  readonly likeInputs: number;
  /** Null where nobody has written one to compare with. */
  readonly scores: SummaryScores | null;
}

/** Means over the groups of a corpus. */
export interface SummaryFigures extends SummaryScores {
  readonly method: SummaryMethod;
  readonly words: number;
}

export interface SummarizeAnswer {
  readonly kind: 'summarize';
  /** Of the texts or the group. */
  readonly summaries: readonly Summary[];
  /** The group of a corpus, and how many of them there are. */
  readonly group: {
    readonly name: string;
    readonly groupCount: number;
    readonly texts: readonly string[];
    readonly references: readonly string[];
  } | null;
  /** Of a corpus. */
  readonly figures: readonly SummaryFigures[];
  readonly groups: number;
  /** Of all groups together, and how many of them were cut because the model reads no longer ones. */
  readonly sentences: number;
  readonly cutSentences: number;
  /** Tokens that the model reads of a sentence. */
  readonly longestSentence: number;
}

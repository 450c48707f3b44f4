import { z } from 'zod';
import {
  augmentEffectRequestSchema,
  augmentRequestSchema,
  classifyRequestSchema,
  fewLabelsRequestSchema,
  shiftRequestSchema,
} from './text-labels.ts';
import type {
  AugmentAnswer,
  AugmentEffectAnswer,
  ClassifyAnswer,
  FewLabelsAnswer,
  ShiftAnswer,
} from './text-labels.ts';
import { correctRequestSchema } from './text-correction.ts';
import type { CorrectAnswer } from './text-correction.ts';
import {
  clustersRequestSchema,
  duplicatesRequestSchema,
  mapRequestSchema,
  neighborsRequestSchema,
  topicsRequestSchema,
} from './text-mining.ts';
import type { ClustersAnswer, DuplicatesAnswer, MapAnswer, NeighborsAnswer, TopicsAnswer } from './text-mining.ts';
import { summarizeRequestSchema } from './text-summary.ts';
import type { SummarizeAnswer } from './text-summary.ts';
import { arithmeticRequestSchema, generateRequestSchema, interpolateRequestSchema } from './text-writing.ts';
import type { ArithmeticAnswer, GenerateAnswer, InterpolateAnswer } from './text-writing.ts';

/**
 * What can be asked of a trained model of texts, by kind. A new kind is its schema here, its answer below, and a line in
 * `textWorkers` of the training worker.
 */
export const textRequestSchema = z.discriminatedUnion('kind', [
  generateRequestSchema,
  interpolateRequestSchema,
  arithmeticRequestSchema,
  clustersRequestSchema,
  neighborsRequestSchema,
  duplicatesRequestSchema,
  mapRequestSchema,
  topicsRequestSchema,
  correctRequestSchema,
  summarizeRequestSchema,
  fewLabelsRequestSchema,
  classifyRequestSchema,
  shiftRequestSchema,
  augmentRequestSchema,
  augmentEffectRequestSchema,
]);
export type TextRequest = z.infer<typeof textRequestSchema>;
export type TextRequestKind = TextRequest['kind'];
export type TextRequestOf<K extends TextRequestKind> = Extract<TextRequest, { readonly kind: K }>;

/** The compiler refuses a kind of request without an answer. */
interface TextAnswers extends Record<TextRequestKind, { readonly kind: TextRequestKind }> {
  readonly generate: GenerateAnswer;
  readonly interpolate: InterpolateAnswer;
  readonly arithmetic: ArithmeticAnswer;
  readonly clusters: ClustersAnswer;
  readonly neighbors: NeighborsAnswer;
  readonly duplicates: DuplicatesAnswer;
  readonly map: MapAnswer;
  readonly topics: TopicsAnswer;
  readonly correct: CorrectAnswer;
  readonly summarize: SummarizeAnswer;
  readonly 'few-labels': FewLabelsAnswer;
  readonly classify: ClassifyAnswer;
  readonly shift: ShiftAnswer;
  readonly augment: AugmentAnswer;
  readonly 'augment-effect': AugmentEffectAnswer;
}
export type TextAnswerOf<K extends TextRequestKind> = TextAnswers[K];
export type TextAnswer = TextAnswers[TextRequestKind];

/** Chosen by whoever asks, so that progress and cancellation find the request. */
export const textWorkIdSchema = z.string().regex(/^[\w-]{1,64}$/, 'expected letters and digits');

/** How far a request is. */
export interface TextWorkProgress {
  /** What is being done, e.g. "writing texts". */
  readonly what: string;
  readonly done: number;
  readonly total: number;
  /** Until all of that is done; null at the beginning. */
  readonly millisecondsLeft: number | null;
}

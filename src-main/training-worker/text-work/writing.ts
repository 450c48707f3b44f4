import type { TextStrategy } from '#shared/contract/text-strategy.ts';

/** What is written from, a row a text. */
export interface WritingCodes {
  readonly count: number;
  /** (count, Z); empty of a language model. */
  readonly z: Float32Array;
  /** Of a model that is told them. (count) */
  readonly labels: Int32Array | null;
}

export interface WritingChoice {
  readonly strategy: TextStrategy;
  /** Text i draws from a stream of its own, `[seed, firstStream + i]`: it is the same whatever else is written. */
  readonly seed: number;
  readonly firstStream?: number;
  /** Whether the unknown token may be written; the start mark and padding never are. */
  readonly allowUnknown: boolean;
}

/** A text as tokens. */
export interface WrittenTokens {
  /** With the end mark where it has one. (T) */
  readonly ids: Int32Array;
  /** ln p(text | z) by the model itself, whatever the strategy, in nats. */
  readonly logProbability: number;
  /** Whether it reached the longest length before the end mark. */
  readonly isCut: boolean;
}

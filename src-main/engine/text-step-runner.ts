import type { Executor } from './executor.ts';
import type { StateArrays } from './state-arrays.ts';
import type { StepKey, StepRunner } from './step-runner.ts';
import { textMetrics } from './text-functions.ts';
import type { TextBatchShape, TextFunctions } from './text-functions.ts';
import { namedMetrics, stepValues } from './training-function.ts';

/** Token ids, row-major (count, width), see `reservedTokens`. */
export interface TextBatch extends TextBatchShape {
  readonly tokens: Int32Array;
}

export interface TextStepInput {
  readonly batch: TextBatch;
  readonly key: StepKey;
  readonly beta: number;
  /** Of `updateScalars`. */
  readonly optimizerScalars: Readonly<Record<string, number>>;
}

/** Averages over the sentences of a batch before the update, in nats per sentence (see `TextObjective`). */
export interface TextStepMetrics {
  readonly loss: number;
  readonly negativeElbo: number;
  readonly reconstruction: number;
  readonly kl: number;
  /** Words and end marks of the whole batch. */
  readonly tokenCount: number;
  readonly gradientNorm: number;
}

/** Per sentence, not averaged (see `TextEvaluationTerms`). */
export interface EvaluatedTexts {
  readonly reconstruction: Float32Array;
  readonly kl: Float32Array;
  readonly klPerDimension: Float32Array;
  readonly mu: Float32Array;
  readonly tokenCount: Float32Array;
}

/** What `StepRunner` is for images, for sentences. */
export interface TextStepRunner {
  readonly computedBy: StepRunner['computedBy'];
  readonly trainStep: (input: TextStepInput) => TextStepMetrics;
  readonly evaluate: (batch: TextBatch, key: StepKey) => EvaluatedTexts;
  /** Posterior means. (count, Z) */
  readonly encode: (batch: TextBatch) => Float32Array;
  readonly readState: () => StateArrays;
  readonly writeState: (state: StateArrays) => void;
  readonly dispose: () => void;
}

/** The steps of a model of sentences, on whatever executor holds its state. */
export function textStepRunner(
  functions: TextFunctions,
  executor: Executor,
  computedBy: StepRunner['computedBy'],
): TextStepRunner {
  return {
    computedBy,
    trainStep: ({ batch, ...numbers }) => {
      const outputs = executor.call(functions.train(batch), {
        tokens: batch.tokens,
        ...stepValues(numbers),
      });
      const { tokensPerSentence, ...metrics } = namedMetrics(textMetrics, outputs);
      return { ...metrics, tokenCount: Math.round(tokensPerSentence * batch.count) };
    },
    evaluate: (batch, key) => {
      const terms = executor.call(functions.evaluate(batch), { tokens: batch.tokens, key: Int32Array.of(...key) });
      return {
        reconstruction: terms['reconstruction']!,
        kl: terms['kl']!,
        klPerDimension: terms['klPerDimension']!,
        mu: terms['mu']!,
        tokenCount: terms['tokenCount']!,
      };
    },
    encode: (batch) => executor.call(functions.encode(batch), { tokens: batch.tokens })['mu']!,
    readState: executor.readState,
    writeState: executor.writeState,
    dispose: executor.dispose,
  };
}

import { placeSeed } from '#shared/random/random-key.ts';
import type { LengthBuckets } from '#shared/text/length-buckets.ts';
import { hasInputNoise, isToldLabels } from '#shared/text/text-specification.ts';
import type { Executor, InputValue } from './executor.ts';
import type { StateArrays } from './state-arrays.ts';
import type { StepKey, StepRunner } from './step-runner.ts';
import { textDecoding } from './text-decoding.ts';
import type { TextDecoding } from './text-decoding.ts';
import { textMetrics } from './text-functions.ts';
import type { TextBatchShape, TextFunctions, TextStepSpecification, TrainedPart } from './text-functions.ts';
import { namedMetrics, stepValues } from './training-function.ts';

/** Token ids, row-major (count, width), see `reservedTokens`. */
export interface TextBatch extends TextBatchShape {
  /** What is to be written. */
  readonly tokens: Int32Array;
  /** What the encoder reads while it learns, of the same shape; the tokens themselves where it is not given. */
  readonly encoderTokens?: Int32Array;
  /** Of each text, from 0, of a model that is told them. (count) */
  readonly labels?: Int32Array;
}

export interface TextStepInput {
  readonly batch: TextBatch;
  readonly key: StepKey;
  readonly beta: number;
  /** Of `updateScalars`. */
  readonly optimizerScalars: Readonly<Record<string, number>>;
  readonly trains: TrainedPart;
}

/** Averages over the texts of a batch before the update, in nats per text (see `TextObjective`). */
export interface TextStepMetrics {
  readonly loss: number;
  /** Of a language model its −log p(x). */
  readonly negativeElbo: number;
  readonly reconstruction: number;
  readonly kl: number;
  /** Words and end marks of the whole batch. */
  readonly tokenCount: number;
  /** Of the parameters that the step moves. */
  readonly gradientNorm: number;
}

/** Per text, not averaged (see `TextEvaluationTerms`). A language model has Z = 0, an autoencoder no `logVar`. */
export interface EvaluatedTexts {
  readonly reconstruction: Float32Array;
  readonly kl: Float32Array;
  /** (count, Z) */
  readonly klPerDimension: Float32Array;
  /** (count, Z) */
  readonly mu: Float32Array;
  /** (count, Z); empty where there is no distribution. */
  readonly logVar: Float32Array;
  readonly tokenCount: Float32Array;
}

/** What a runner will be asked for most, besides training and evaluation of full batches in each width. */
export interface ExpectedTexts extends LengthBuckets {
  /** The batch of training that has fewer texts. */
  readonly shortBatch?: TextBatchShape | null;
  /** Whether there will be steps of the encoder alone. */
  readonly trainsEncoder?: boolean;
  /** Whether full batches will be encoded … */
  readonly encodes?: boolean;
  /** … and weighed, for `importanceNats`. */
  readonly weighs?: boolean;
  /** Whether texts will be written. */
  readonly writes?: boolean;
}

/** What `StepRunner` is for images, for texts. */
export interface TextStepRunner {
  readonly computedBy: StepRunner['computedBy'];
  readonly trainStep: (input: TextStepInput) => TextStepMetrics;
  readonly evaluate: (batch: TextBatch, key: StepKey) => EvaluatedTexts;
  /**
   * −log p(x) of each text in nats, estimated from above by so many samples of q(z|x): minus the logarithm of the mean of
   * p(x|z) p(z) / q(z|x) (Burda et al. 2016, eq. 8). Of a language model it is exact; an autoencoder has none.
   */
  readonly importanceNats: (batch: TextBatch, key: StepKey, samples: number) => Float64Array;
  /** Posterior means. (count, Z); empty of a language model. */
  readonly encode: (batch: TextBatch) => Float32Array;
  /** Throws for a topic model, which writes no texts. */
  readonly decoding: () => TextDecoding;
  readonly readState: () => StateArrays;
  readonly writeState: (state: StateArrays) => void;
  readonly dispose: () => void;
}

/** The steps of a model of texts, on whatever executor holds its state. */
export function textStepRunner(
  spec: TextStepSpecification,
  functions: TextFunctions,
  executor: Executor,
  computedBy: StepRunner['computedBy'],
): TextStepRunner {
  const evaluate: TextStepRunner['evaluate'] = (batch, key) => {
    const terms = executor.call(functions.evaluate(batch), { ...inputsOf(spec, batch), key: Int32Array.of(...key) });
    const none = new Float32Array(0);
    return {
      reconstruction: terms['reconstruction']!,
      kl: terms['kl']!,
      klPerDimension: terms['klPerDimension'] ?? none,
      mu: terms['mu'] ?? none,
      logVar: terms['logVar'] ?? none,
      tokenCount: terms['tokenCount']!,
    };
  };
  let decoding: TextDecoding | null = null;
  return {
    computedBy,
    trainStep: ({ batch, trains, ...numbers }) => {
      const { encoderTokens = batch.tokens } = batch;
      const outputs = executor.call(functions.train(batch, trains), {
        ...inputsOf(spec, batch),
        ...(hasInputNoise(spec) ? { encoderTokens } : {}),
        ...stepValues(numbers),
      });
      const { tokensPerSentence, ...metrics } = namedMetrics(textMetrics, outputs);
      return { ...metrics, tokenCount: Math.round(tokensPerSentence * batch.count) };
    },
    evaluate,
    importanceNats: (batch, key, samples) => {
      if (spec.modelKind === 'language-model') return Float64Array.from(evaluate(batch, key).reconstruction);
      if (spec.modelKind === 'ae') throw new Error('importanceNats: an autoencoder gives a text no probability');
      const inputs = inputsOf(spec, batch);
      const encoded = executor.call(functions.encode(batch), inputs);
      const posterior = { mu: encoded['mu']!, logVar: encoded['logVar']! };
      const weigh = functions.weigh(batch);
      const sums = logSums(batch.count);
      for (let sample = 0; sample < samples; sample++) {
        const drawKey = Int32Array.of(...placeSeed(key, `sample ${sample}`));
        sums.add(executor.call(weigh, { ...inputs, ...posterior, key: drawKey })['logWeight']!);
      }
      return sums.values().map((sum) => Math.log(samples) - sum);
    },
    encode: (batch) => {
      if (spec.modelKind === 'language-model') return new Float32Array(0);
      return executor.call(functions.encode(batch), inputsOf(spec, batch))['mu']!;
    },
    decoding: () => (decoding ??= textDecoding(spec, executor, functions.parts)),
    readState: executor.readState,
    writeState: executor.writeState,
    dispose: executor.dispose,
  };
}

function inputsOf(spec: TextStepSpecification, { tokens, labels }: TextBatch): Record<string, InputValue> {
  if (!isToldLabels(spec)) return { tokens };
  if (!labels) throw new Error('textStepRunner: the model is told the label of each text, the batch has none');
  return { tokens, labels };
}

/** ln Σ e^value of each of so many places, in float64 and less the largest value so far: e^value itself would be 0. */
function logSums(count: number): { add: (values: Float32Array) => void; values: () => Float64Array } {
  const largest = new Float64Array(count).fill(-Infinity);
  const scaled = new Float64Array(count);
  return {
    add: (values) => {
      values.forEach((value, i) => {
        if (value === -Infinity) return; // adds nothing, and ∞ − ∞ would be NaN
        const next = Math.max(largest[i]!, value);
        scaled[i] = scaled[i]! * Math.exp(largest[i]! - next) + Math.exp(value - next);
        largest[i] = next;
      });
    },
    values: () => scaled.map((sum, i) => largest[i]! + Math.log(sum)),
  };
}

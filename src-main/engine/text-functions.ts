import type * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { encodeText } from '#shared/text/text-model.ts';
import type { TextModelSpecification } from '#shared/text/text-model.ts';
import { textEvaluationTerms, textObjective } from '#shared/text/text-objective.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import { reading } from './pure-function.ts';
import type { PureFunction } from './pure-function.ts';
import { stepInputs, trainingFunction } from './training-function.ts';

export interface TextStepSpecification extends TextModelSpecification, OptimizerSpecification {
  readonly seed: number;
}

/** Sentences in a batch and tokens in the longest of them: the shape of (B, T) token ids. */
export interface TextBatchShape {
  readonly count: number;
  readonly width: number;
}

/** In the order of the output "metrics" of a step, before the norm of the gradient. */
export const textMetrics = ['loss', 'negativeElbo', 'reconstruction', 'kl', 'tokenCount'] as const;

export interface TextFunctions {
  /** Token ids (B, T) → "metrics". */
  readonly train: (shape: TextBatchShape) => PureFunction;
  /** → the terms of `TextEvaluationTerms`, sentence by sentence. */
  readonly evaluate: (shape: TextBatchShape) => PureFunction;
  /** → "mu" (B, Z). */
  readonly encode: (shape: TextBatchShape) => PureFunction;
}

/** What is computed with a model of sentences. Every width of a bucket is a graph of its own. */
export function textFunctions(spec: TextStepSpecification): TextFunctions {
  const inputs = ({ count, width }: TextBatchShape) => ({ tokens: { shape: [count, width], dtype: 'int32' } }) as const;
  const sizes = ({ count, width }: TextBatchShape) => `${count}x${width}`;
  return {
    train: (shape) =>
      trainingFunction({
        name: `train-text/${sizes(shape)}`,
        optimizer: spec,
        shapes: textParameterShapes(spec),
        inputs: inputs(shape),
        metrics: textMetrics,
        lossOf: (parameters, given) => {
          const scalars = { beta: parameter<tf.Rank.R0>(given, 'beta'), key: parameter<tf.Rank.R1>(given, 'key') };
          const terms = textObjective(spec, parameters, parameter<tf.Rank.R2>(given, 'tokens'), scalars);
          return { loss: terms.loss, metrics: { ...terms } };
        },
      }),
    evaluate: (shape) =>
      reading(`evaluate-text/${sizes(shape)}`, { ...inputs(shape), key: stepInputs.key }, (state, given) => ({
        ...textEvaluationTerms(spec, state, parameter(given, 'tokens'), parameter(given, 'key')),
      })),
    encode: (shape) =>
      reading(`encode-text/${sizes(shape)}`, inputs(shape), (state, given) => ({
        mu: encodeText(spec, state, parameter(given, 'tokens')).mu,
      })),
  };
}

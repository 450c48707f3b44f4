import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { encodeText } from '#shared/text/text-model.ts';
import type { TextModelSpecification } from '#shared/text/text-model.ts';
import { textEvaluationTerms, textObjective } from '#shared/text/text-objective.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import type { PureFunction } from './pure-function.ts';
import { drawingRowFunction, rowFunction } from './row-function.ts';
import { trainingFunction } from './training-function.ts';

export interface TextStepSpecification extends TextModelSpecification, OptimizerSpecification {
  readonly seed: number;
}

/** Sentences in a batch and tokens in the longest of them: the shape of (B, T) token ids. */
export interface TextBatchShape {
  readonly count: number;
  readonly width: number;
}

/** In the order of the output "metrics" of a step, before the norm of the gradient. */
export const textMetrics = ['loss', 'negativeElbo', 'reconstruction', 'kl', 'tokensPerSentence'] as const;

export interface TextFunctions {
  /** Token ids (B, T) → "metrics". */
  readonly train: (shape: TextBatchShape) => PureFunction;
  /** → the terms of `TextEvaluationTerms`, sentence by sentence. */
  readonly evaluate: (shape: TextBatchShape) => PureFunction;
  /** → "mu" (B, Z). */
  readonly encode: (shape: TextBatchShape) => PureFunction;
}

/** What is computed with a model of sentences. Every width of a bucket is a graph of its own, every batch in parts. */
export function textFunctions(spec: TextStepSpecification, parts: number): TextFunctions {
  const tokens = ({ count, width }: TextBatchShape) => ({ tokens: { shape: [count, width], dtype: 'int32' } }) as const;
  const nameOf = (name: string, { count, width }: TextBatchShape) => `${name}-text/${count}x${width}`;
  const rows = (name: string, shape: TextBatchShape) => ({ name: nameOf(name, shape), batch: tokens(shape), parts });
  return {
    train: (shape) =>
      trainingFunction(
        {
          name: nameOf('train', shape),
          optimizer: spec,
          shapes: textParameterShapes(spec),
          batch: tokens(shape),
          metrics: textMetrics,
          lossOf: (parameters, inputs, key) => {
            const sentences = parameter<tf.Rank.R2>(inputs, 'tokens');
            const given = { beta: parameter<tf.Rank.R0>(inputs, 'beta'), key };
            const { tokenCount, ...terms } = textObjective(spec, parameters, sentences, given);
            const tokensPerSentence: tf.Scalar = tf.div(tokenCount, sentences.shape[0]);
            return { loss: terms.loss, metrics: { ...terms, tokensPerSentence } };
          },
        },
        parts,
      ),
    evaluate: (shape) =>
      drawingRowFunction(rows('evaluate', shape), (state, inputs, key) => ({
        ...textEvaluationTerms(spec, state, parameter(inputs, 'tokens'), key),
      })),
    encode: (shape) =>
      rowFunction(rows('encode', shape), (state, inputs) => ({
        mu: encodeText(spec, state, parameter(inputs, 'tokens')).mu,
      })),
  };
}

import * as tf from '@tensorflow/tfjs-core';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { logImportanceWeights } from '#shared/text/importance-weights.ts';
import { encodeText } from '#shared/text/text-model.ts';
import type { EncoderInputs } from '#shared/text/text-model.ts';
import { needsWholeBatch, textEvaluationTerms, textObjective } from '#shared/text/text-objective.ts';
import type { TextEvaluationTerms } from '#shared/text/text-objective.ts';
import { textMovingShapes, textParameterShapes } from '#shared/text/text-parameters.ts';
import { hasInputNoise, isToldLabels } from '#shared/text/text-specification.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import type { Posterior } from '#shared/vae/posterior.ts';
import type { PureFunction } from './pure-function.ts';
import { drawingRowFunction, rowFunction } from './row-function.ts';
import { trainingFunction } from './training-function.ts';

export interface TextStepSpecification extends TextModelSpecification, OptimizerSpecification {
  readonly seed: number;
}

/** Texts in a batch and tokens in the longest of them: the shape of (B, T) token ids. */
export interface TextBatchShape {
  readonly count: number;
  readonly width: number;
}

/** What a step moves: all parameters, or those below `encoder/` alone, with their slots (He et al. 2019). */
export type TrainedPart = 'everything' | 'encoder';

/** In the order of the output "metrics" of a step, before the norm of the gradient. */
export const textMetrics = ['loss', 'negativeElbo', 'reconstruction', 'kl', 'tokensPerSentence'] as const;

/** All take token ids "tokens" (B, T), and "labels" (B) where the model is told them. */
export interface TextFunctions {
  /** How many parts of a batch are computed side by side. */
  readonly parts: number;
  /** And "encoderTokens" (B, T) where there is noise in the input → "metrics". */
  readonly train: (shape: TextBatchShape, trains: TrainedPart) => PureFunction;
  /** → the terms of `TextEvaluationTerms`, text by text; "mu", "klPerDimension" and "logVar" where there are any. */
  readonly evaluate: (shape: TextBatchShape) => PureFunction;
  /** → "mu" (B, Z), and "logVar" where there is one; a language model has no such function. */
  readonly encode: (shape: TextBatchShape) => PureFunction;
  /** And a posterior "mu" and "logVar" (B, Z) → "logWeight" (B), see `logImportanceWeights`. */
  readonly weigh: (shape: TextBatchShape) => PureFunction;
}

/** What is computed with a model of texts. Every width of a bucket is a graph of its own, every batch in parts. */
export function textFunctions(spec: TextStepSpecification, parts: number): TextFunctions {
  const batch = ({ count, width }: TextBatchShape): PureFunction['inputs'] => ({
    tokens: { shape: [count, width], dtype: 'int32' },
    ...(isToldLabels(spec) ? { labels: { shape: [count], dtype: 'int32' } } : {}),
  });
  const rows = (name: string, shape: TextBatchShape) => ({ name: nameOf(name, shape), batch: batch(shape), parts });
  return {
    parts,
    train: (shape, trains) => trainingOfTexts(spec, { shape, trains, batch: batch(shape), parts }),
    evaluate: (shape) =>
      drawingRowFunction(rows('evaluate-text', shape), (state, inputs, key) =>
        outputsOf(textEvaluationTerms(spec, state, textInputs(inputs), key)),
      ),
    encode: (shape) =>
      rowFunction(rows('encode-text', shape), (state, inputs) =>
        ofPosterior(encodeText(spec, state, textInputs(inputs), null).posterior),
      ),
    weigh: (shape) => {
      const code = { shape: [shape.count, spec.latentSize], dtype: 'float32' } as const;
      const { name, batch: texts } = rows('weigh-text', shape);
      const definition = { name, batch: { ...texts, mu: code, logVar: code }, parts };
      return drawingRowFunction(definition, (state, inputs, key) => {
        const posterior = { mu: parameter<tf.Rank.R2>(inputs, 'mu'), logVar: parameter<tf.Rank.R2>(inputs, 'logVar') };
        return { logWeight: logImportanceWeights(spec, state, { ...textInputs(inputs), ...posterior }, key) };
      });
    },
  };
}

interface TextTraining {
  readonly shape: TextBatchShape;
  readonly trains: TrainedPart;
  readonly batch: PureFunction['inputs'];
  readonly parts: number;
}

function trainingOfTexts(spec: TextStepSpecification, { shape, trains, batch, parts }: TextTraining): PureFunction {
  const shapes = textParameterShapes(spec);
  const ofEncoder = Object.keys(shapes).filter((name) => name.startsWith('encoder/'));
  if (trains === 'encoder' && ofEncoder.length === 0) throw new Error('textFunctions: there is no encoder to train');
  return trainingFunction(
    {
      name: nameOf(trains === 'everything' ? 'train-text' : 'train-text-encoder', shape),
      optimizer: spec,
      shapes,
      ...(trains === 'encoder' ? { trained: ofEncoder } : {}),
      moving: textMovingShapes(spec),
      needsWholeBatch: needsWholeBatch(spec),
      batch: hasInputNoise(spec) ? { ...batch, encoderTokens: batch['tokens']! } : batch, // all have tokens
      metrics: textMetrics,
      lossOf: (parameters, inputs, key) => {
        const texts = { ...textInputs(inputs), encoderTokens: (inputs['encoderTokens'] as tf.Tensor2D) ?? null }; // as declared
        const given = { beta: parameter<tf.Rank.R0>(inputs, 'beta'), key };
        const { tokenCount, moving, ...terms } = textObjective(spec, parameters, texts, given);
        const tokensPerSentence: tf.Scalar = tf.div(tokenCount, texts.tokens.shape[0]);
        return { loss: terms.loss, metrics: { ...terms, tokensPerSentence }, moving };
      },
    },
    parts,
  );
}

function nameOf(name: string, { count, width }: TextBatchShape): string {
  return `${name}/${count}x${width}`;
}

function textInputs(inputs: ParameterTree): EncoderInputs {
  const labels = inputs['labels'] as tf.Tensor1D | undefined; // as declared above
  return { tokens: parameter<tf.Rank.R2>(inputs, 'tokens'), labels: labels ?? null };
}

function outputsOf({ code, ...ofEveryModel }: TextEvaluationTerms): Readonly<Record<string, tf.Tensor>> {
  if (!code) return ofEveryModel;
  return { ...ofEveryModel, klPerDimension: code.klPerDimension, ...ofPosterior(code.posterior) };
}

function ofPosterior({ mu, logVar }: Posterior): Readonly<Record<string, tf.Tensor>> {
  return logVar ? { mu, logVar } : { mu };
}

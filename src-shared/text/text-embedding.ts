import * as tf from '@tensorflow/tfjs-core';
import { dense, denseShapes } from '#shared/networks/dense.ts';
import { dropout } from '#shared/networks/dropout.ts';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { embeddingWidth, textSizes } from './text-specification.ts';
import type { TextModelSpecification } from './text-specification.ts';

type Side = 'encoder' | 'decoder';

/** The table of tied embeddings: no part of the encoder or the decoder, so that a step of one of them alone leaves it. */
const sharedTable = 'shared/embedding';

/** Rows of the table that a side reads with, at the rate of dropout while the model learns. (T, B) → (T, B, E) */
export function embeddedSteps(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  side: Side,
  steps: tf.Tensor2D,
  learningKey: RandomKey | null,
): tf.Tensor3D {
  const table = parameter<tf.Rank.R2>(parameters, spec.embeddings === 'tied' ? sharedTable : `${side}/embedding`); // (V, E)
  const rows = embeddingRows(table, tf.reshape(steps, [steps.size])); // (T·B, E)
  const embedded: tf.Tensor3D = tf.reshape(rows, [...steps.shape, table.shape[1]]);
  return dropout(embedded, { rate: spec.dropout, place: `${side}/embedding`, rowAxis: 1 }, learningKey);
}

/**
 * Logits of tokens from what a decoder computed: an affine map, or with tied embeddings the product with the table that
 * is read (Press & Wolf 2017), to whose width other numbers are mapped first. (N, H) → (N, V)
 */
export function outputLogits(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  hidden: tf.Tensor2D,
): tf.Tensor2D {
  if (spec.embeddings === 'separate') return dense(parameters, 'decoder/output', hidden);
  const table = parameter<tf.Rank.R2>(parameters, sharedTable); // (V, E)
  const fits = spec.hiddenSize === embeddingWidth(spec);
  const rows = fits ? hidden : dense(parameters, 'decoder/projection', hidden); // (N, E)
  const bias = parameter<tf.Rank.R1>(parameters, 'decoder/output/bias'); // (V)
  return tf.add(tf.matMul(rows, table, false, true), bias);
}

/** Shape of the table that a side reads with; none where it is shared. */
export function embeddingShapes(spec: TextModelSpecification, side: Side): ParameterShapes {
  if (spec.embeddings === 'tied') return {};
  return { [`${side}/embedding`]: [textSizes(spec).vocabularySize, embeddingWidth(spec)] };
}

/** Shape of the table that is shared; none where there is no such. */
export function sharedEmbeddingShapes(spec: TextModelSpecification): ParameterShapes {
  return spec.embeddings === 'tied' ? { [sharedTable]: [textSizes(spec).vocabularySize, embeddingWidth(spec)] } : {};
}

/** Shapes of `outputLogits`. */
export function outputShapes(spec: TextModelSpecification): ParameterShapes {
  const { vocabularySize } = textSizes(spec);
  const width = embeddingWidth(spec);
  if (spec.embeddings === 'separate') return denseShapes('decoder/output', spec.hiddenSize, vocabularySize);
  return {
    ...(spec.hiddenSize === width ? {} : denseShapes('decoder/projection', spec.hiddenSize, width)),
    'decoder/output/bias': [vocabularySize],
  };
}

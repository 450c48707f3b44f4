import * as tf from '@tensorflow/tfjs-core';
import { batchNorm, batchNormShapes, movingShapes } from '#shared/networks/batch-norm.ts';
import { dense, denseShapes } from '#shared/networks/dense.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterShapes, ParameterTree } from '#shared/networks/parameters.ts';
import { logVarLimit } from '#shared/vae/model.ts';
import type { Posterior } from '#shared/vae/posterior.ts';
import { softUpperBound } from '#shared/vae/soft-bounds.ts';
import type { TextModelSpecification } from './text-specification.ts';

/** q(z|x) of texts, and the moving statistics after them, by their names in the state; none where nothing is learned. */
export interface TextPosterior {
  readonly posterior: Posterior;
  readonly moving: ParameterTree;
}

/**
 * q(z|x) from what an encoder makes of a text (B, S); for an autoencoder the code alone. Normalized means (BN-VAE, Zhu et
 * al. 2020, section 3.2) have the spread `meanSpread` over the batch and a learned shift, so that the mean KL over the
 * batch is at least Z · spread² / 2: of the batch while the model learns, later by moving statistics.
 */
export function textPosterior(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  summary: tf.Tensor2D,
  { isLearning }: { readonly isLearning: boolean },
): TextPosterior {
  if (spec.modelKind === 'ae') {
    return { posterior: { mu: dense(parameters, 'encoder/code', summary), logVar: null }, moving: {} };
  }
  const logVar = softUpperBound(dense(parameters, 'encoder/logVar', summary), logVarLimit(spec)); // (B, Z)
  if (spec.klFloor !== 'normalized-means') {
    return { posterior: { mu: dense(parameters, 'encoder/mu', summary), logVar }, moving: {} };
  }
  const product: tf.Tensor2D = tf.matMul(summary, parameter<tf.Rank.R2>(parameters, 'encoder/mu/kernel')); // (B, Z)
  const normalization = { scale: spec.meanSpread, isTraining: isLearning };
  const { output, moving } = batchNorm(parameters, 'encoder/mu', normalization, product);
  return { posterior: { mu: output, logVar }, moving };
}

/** Shapes of `textPosterior` for summaries of so many numbers. */
export function textPosteriorShapes(spec: TextModelSpecification, summarySize: number): ParameterShapes {
  const { modelKind, klFloor, latentSize } = spec;
  if (modelKind === 'ae') return denseShapes('encoder/code', summarySize, latentSize);
  const means =
    klFloor === 'normalized-means'
      ? { 'encoder/mu/kernel': [summarySize, latentSize], ...batchNormShapes('encoder/mu', latentSize) }
      : denseShapes('encoder/mu', summarySize, latentSize);
  return { ...means, ...denseShapes('encoder/logVar', summarySize, latentSize) };
}

/** Shapes of the moving statistics of `textPosterior`. */
export function textPosteriorMovingShapes({ modelKind, klFloor, latentSize }: TextModelSpecification): ParameterShapes {
  return modelKind === 'vae' && klFloor === 'normalized-means' ? movingShapes('encoder/mu', latentSize) : {};
}

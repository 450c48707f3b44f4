import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { decode } from './model.ts';
import type { ModelSpecification } from './model.ts';

/**
 * Variance of p(x|z) at every code z (B, Z), averaged over dimensions, in squared data units (B); null for a Bernoulli
 * likelihood, which has no variance of its own.
 */
export function likelihoodVariance(
  spec: ModelSpecification,
  parameters: ParameterTree,
  z: tf.Tensor2D,
): tf.Tensor1D | null {
  const distribution = decode(spec, parameters, z);
  switch (distribution.family) {
    case 'bernoulli':
      return null;
    case 'gaussian':
      return tf.mul(tf.ones([z.shape[0]]), tf.exp(tf.mul(distribution.logSigma, 2)));
    case 'gaussian-per-dimension':
      return tf.mean<tf.Tensor1D>(tf.exp(distribution.logSigmaSquared), 1);
  }
}

import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { decode } from './model.ts';
import type { ModelSpecification } from './model.ts';

/**
 * Standard deviation of p(x|z) at codes z (B, Z), in data units: the root mean square over codes and dimensions where
 * it differs between them; null for a Bernoulli likelihood, which has no σ of its own.
 */
export function likelihoodSigma(spec: ModelSpecification, parameters: ParameterTree, z: tf.Tensor2D): tf.Scalar | null {
  const distribution = decode(spec, parameters, z);
  switch (distribution.family) {
    case 'bernoulli':
      return null;
    case 'gaussian':
      return tf.exp(distribution.logSigma);
    case 'gaussian-per-dimension':
      return tf.sqrt(tf.mean<tf.Scalar>(tf.exp(distribution.logSigmaSquared)));
  }
}

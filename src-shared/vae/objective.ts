import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { klToStandardNormal } from './divergences.ts';
import { isFloorOfBatch, klOfLoss } from './kl-floor.ts';
import { fit } from './likelihoods.ts';
import { decode, encode } from './model.ts';
import type { ModelSpecification } from './model.ts';
import { reparameterize } from './posterior.ts';

/** Of every example, not averaged; likelihoods and divergences in nats. */
export interface EvaluationTerms {
  /** −log p(x|z) at one z from q(z|x), summed over dimensions. (B) */
  readonly reconstruction: tf.Tensor1D;
  /** KL(q(z|x) ‖ N(0, I)), summed over dimensions; 0 for an autoencoder. (B) */
  readonly kl: tf.Tensor1D;
  /** (B, Z) */
  readonly klPerDimension: tf.Tensor2D;
  /** Between x and E[x|z], summed over dimensions. (B) */
  readonly squaredError: tf.Tensor1D;
  /** Mean of q(z|x). (B, Z) */
  readonly mu: tf.Tensor2D;
}

/** Averages over the batch; likelihoods and divergences in nats per example, summed over dimensions. */
export interface Objective {
  /** What is minimized: reconstruction + β · kl, the latter with its floor (`klOfLoss`); for an autoencoder the reconstruction. */
  readonly loss: tf.Scalar;
  /** reconstruction + kl, whatever β is. */
  readonly negativeElbo: tf.Scalar;
  readonly reconstruction: tf.Scalar;
  readonly kl: tf.Scalar;
  /** Averaged over dimensions too. */
  readonly meanSquaredError: tf.Scalar;
}

/** One-sample estimates for data x (B, D), unbiased for the expectations over q(z|x). */
export function evaluationTerms(
  spec: ModelSpecification,
  parameters: ParameterTree,
  x: tf.Tensor2D,
  key: RandomKey,
): EvaluationTerms {
  const { mu, logVar } = encode(spec, parameters, x); // (B, Z)
  const z = reparameterize({ mu, logVar }, key); // (B, Z)
  const klPerDimension = logVar ? klToStandardNormal({ mu, logVar }) : tf.zerosLike(mu); // (B, Z)
  const kl = tf.sum<tf.Tensor1D>(klPerDimension, 1); // (B)
  return { ...fit(decode(spec, parameters, z), x), kl, klPerDimension, mu };
}

interface ObjectiveInputs {
  readonly beta: tf.Scalar;
  readonly key: RandomKey;
  /** (B), of sum 1; without them every example weighs 1/B. Free bits, no mean over examples, do without them. */
  readonly weights?: tf.Tensor1D;
}

/** The objective of a batch x (B, D): the negative of the ELBO (Kingma & Welling 2014, eq. 3) with its KL weighed by β. */
export function objective(
  spec: ModelSpecification,
  parameters: ParameterTree,
  x: tf.Tensor2D,
  { beta, key, weights }: ObjectiveInputs,
): Objective {
  // the mean over no rows would be a plausible 0 on some backends
  if (x.shape[0] === 0) throw new Error(`objective: x is (${x.shape.join(', ')}), expected at least one example`);
  if (weights && isFloorOfBatch(spec.klFloor))
    throw new Error('objective: free bits of weighed examples are not defined');
  const terms = evaluationTerms(spec, parameters, x, key);
  const mean = (values: tf.Tensor1D): tf.Scalar => (weights ? tf.sum(tf.mul(values, weights)) : tf.mean(values));
  const reconstruction = mean(terms.reconstruction);
  const kl = mean(terms.kl);
  const loss: tf.Scalar =
    spec.modelKind === 'ae'
      ? reconstruction
      : tf.add(reconstruction, tf.mul(beta, klOfLoss(spec, terms.klPerDimension, kl)));
  const negativeElbo: tf.Scalar = tf.add(reconstruction, kl);
  const meanSquaredError: tf.Scalar = tf.div(mean(terms.squaredError), x.shape[1]);
  return { loss, negativeElbo, reconstruction, kl, meanSquaredError };
}

import * as tf from '@tensorflow/tfjs-core';
import { klBetweenGaussians } from '#shared/vae/divergences.ts';
import type { DiagonalGaussian } from '#shared/vae/divergences.ts';

/**
 * α of the symmetric Dirichlet distribution of topics: 1, every mixture equally likely, as `self.a` in `models/prodlda.py` of the
 * program that the authors published.
 */
const concentration = 1;

/**
 * Variance of each of K dimensions of p(z) = N(0, variance · I), the Laplace approximation of a symmetric Dirichlet
 * distribution of softmax(z) (Srivastava & Sutton 2017): (1 / α)(1 − 2 / K) + 1 / (K α). Draws from the prior have it
 * too. One topic alone has no distribution.
 */
export function topicPriorVariance(topicCount: number): number {
  if (topicCount < 2) throw new Error(`topicPriorVariance: there are ${topicCount} topics, expected at least 2`);
  return (1 - 1 / topicCount) / concentration;
}

/** KL(q(z|x) ‖ p(z)) of every dimension in nats, not reduced. (B, K) */
export function klToTopicPrior(posterior: DiagonalGaussian): tf.Tensor2D {
  const topicCount = posterior.mu.shape[1];
  const logVar = tf.fill<tf.Rank.R2>([1, topicCount], Math.log(topicPriorVariance(topicCount)));
  return klBetweenGaussians(posterior, { mu: tf.zeros([1, topicCount]), logVar });
}

import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { placeKey } from '#shared/random/random-key.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { randomNormal } from '#shared/random/random-normal.ts';
import type { DiagonalGaussian } from '#shared/vae/divergences.ts';
import type { EncoderInputs } from './text-model.ts';
import { textReconstruction } from './text-reconstruction.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { topicPriorVariance } from './topic-prior.ts';

/**
 * ln of p(x|z) p(z) / q(z|x) in nats for one z of q(z|x) of each text, whose mean of exponentials over many z tends to
 * p(x) (Burda et al. 2016, eq. 8). The normalizers 2π of p(z) and q cancel; with z = mu + σ ε there is no division by σ,
 * which would overflow for a narrow posterior. (B)
 */
export function logImportanceWeights(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { tokens, labels, mu, logVar }: EncoderInputs & DiagonalGaussian,
  key: RandomKey,
): tf.Tensor1D {
  const noise = randomNormal<tf.Rank.R2>(mu.shape, placeKey(key, 'importanceSample')); // (B, Z)
  const z: tf.Tensor2D = tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), noise));
  const { nats } = textReconstruction(spec, parameters, { z, labels, tokens }, null);
  const priorVariance = spec.network === 'topics' ? topicPriorVariance(spec.latentSize) : 1;
  const byPrior = tf.add(tf.div(tf.square(z), priorVariance), Math.log(priorVariance)); // (B, Z)
  const byPosterior = tf.add(tf.square(noise), logVar);
  return tf.sub(tf.mul(tf.sum<tf.Tensor1D>(tf.sub(byPosterior, byPrior), 1), 0.5), nats);
}

import * as tf from '@tensorflow/tfjs-core';
import { placeKey } from '#shared/random/random-key.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { randomNormal } from '#shared/random/random-normal.ts';

/** What the encoder gives: q(z|x) = N(mu, e^logVar), or a code without a distribution (logVar null). (B, Z) */
export interface Posterior {
  readonly mu: tf.Tensor2D;
  readonly logVar: tf.Tensor2D | null;
}

/** One draw of z from q(z|x): mu + σ·ε, ε ~ N(0, 1) (Kingma & Welling 2014, eq. 10); the code itself if there is no q. */
export function reparameterize({ mu, logVar }: Posterior, key: RandomKey): tf.Tensor2D {
  if (!logVar) return mu;
  const noise = randomNormal<tf.Rank.R2>(mu.shape, placeKey(key, 'posterior')); // (B, Z)
  return tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 0.5)), noise));
}

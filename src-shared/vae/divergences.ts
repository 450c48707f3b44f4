import * as tf from '@tensorflow/tfjs-core';

/** A Gaussian with independent dimensions; logVar = ln σ². (B, Z) */
export interface DiagonalGaussian {
  readonly mu: tf.Tensor2D;
  readonly logVar: tf.Tensor2D;
}

/**
 * KL(N(mu, e^logVar) ‖ N(0, 1)) of every dimension in nats, not reduced. (B, Z)
 * ½(mu² + e^logVar − 1 − logVar); Kingma & Welling 2014, appendix B.
 */
export function klToStandardNormal({ mu, logVar }: DiagonalGaussian): tf.Tensor2D {
  // expm1 keeps the digits that e^logVar − 1 would lose in a collapsed dimension
  return tf.mul(tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar)), 0.5);
}

/**
 * KL(q ‖ p) of every dimension in nats, not reduced. (B, Z)
 * ½(ln σ_p² − ln σ_q² + (σ_q² + (mu_q − mu_p)²) / σ_p² − 1)
 */
export function klBetweenGaussians(q: DiagonalGaussian, p: DiagonalGaussian): tf.Tensor2D {
  const logRatio = tf.sub(q.logVar, p.logVar);
  const shift = tf.mul(tf.squaredDifference(q.mu, p.mu), tf.exp(tf.neg(p.logVar)));
  return tf.mul(tf.add(shift, tf.sub(tf.expm1(logRatio), logRatio)), 0.5);
}

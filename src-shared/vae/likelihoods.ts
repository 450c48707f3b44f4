import * as tf from '@tensorflow/tfjs-core';
import { withOwnGradient } from '#shared/networks/own-gradient.ts';

/** p(x|z) as the decoder gives it; independent dimensions. Logits, means and log variances are (B, D). */
export type DataDistribution =
  | { readonly family: 'bernoulli'; readonly logits: tf.Tensor2D }
  | { readonly family: 'gaussian'; readonly mean: tf.Tensor2D; readonly logSigma: tf.Scalar }
  | { readonly family: 'gaussian-per-dimension'; readonly mean: tf.Tensor2D; readonly logSigmaSquared: tf.Tensor2D };

/** How well p(x|z) fits x, of every example, summed over dimensions. */
export interface Fit {
  /** −log p(x|z) in nats. (B) */
  readonly reconstruction: tf.Tensor1D;
  /** Between x and E[x|z], in squared data units. (B) */
  readonly squaredError: tf.Tensor1D;
}

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** E[x|z]. (B, D) */
export function distributionMean(distribution: DataDistribution): tf.Tensor2D {
  return distribution.family === 'bernoulli' ? tf.sigmoid(distribution.logits) : distribution.mean;
}

/** Scores data x (B, D); see `Fit` for units and reduction. */
export function fit(distribution: DataDistribution, x: tf.Tensor2D): Fit {
  const squaredErrors: tf.Tensor2D = tf.squaredDifference(x, distributionMean(distribution)); // (B, D)
  const squaredError = tf.sum<tf.Tensor1D>(squaredErrors, 1); // (B)
  switch (distribution.family) {
    case 'bernoulli':
      return { reconstruction: bernoulliNats(x, distribution.logits), squaredError };
    case 'gaussian':
      return { reconstruction: sharedGaussianNats(squaredError, distribution.logSigma, x.shape[1]), squaredError };
    case 'gaussian-per-dimension':
      return { reconstruction: gaussianNats(squaredErrors, distribution.logSigmaSquared), squaredError };
  }
}

/**
 * −log Bernoulli(x; sigmoid(l)) = softplus(l) − x·l. From the logits: log(sigmoid(l)) would be −Infinity from
 * l = −104 on, and log(1 − sigmoid(l)) already from l = 17 on. Its gradient, sigmoid(l) − x, is given: three passes
 * over (B, D) where the chain rule makes eight.
 */
function bernoulliNats(x: tf.Tensor2D, logits: tf.Tensor2D): tf.Tensor1D {
  return withOwnGradient([logits], (save) => {
    save([x, logits]);
    return {
      value: tf.sum<tf.Tensor1D>(tf.sub(tf.softplus(logits), tf.mul(x, logits)), 1),
      gradient: (dy: tf.Tensor1D, saved) => {
        const [data, ofData] = saved as [tf.Tensor2D, tf.Tensor2D]; // as saved above
        return [tf.mul(tf.sub(tf.sigmoid(ofData), data), tf.expandDims(dy, 1))];
      },
    };
  });
}

/** Σ ½((x − mean)/σ)² + ln σ + ½ ln 2π over D dimensions that share σ. (B) */
function sharedGaussianNats(squaredError: tf.Tensor1D, logSigma: tf.Scalar, dataSize: number): tf.Tensor1D {
  const halfPrecision = tf.mul(tf.exp(tf.mul(logSigma, -2)), 0.5);
  const normalizer = tf.mul(tf.add(logSigma, halfLogTwoPi), dataSize);
  return tf.add(tf.mul(squaredError, halfPrecision), normalizer);
}

/** The same where every dimension has its own ln σ². (B) */
function gaussianNats(squaredErrors: tf.Tensor2D, logSigmaSquared: tf.Tensor2D): tf.Tensor1D {
  const weighted = tf.mul(squaredErrors, tf.exp(tf.neg(logSigmaSquared))); // (B, D)
  const perDimension = tf.add(tf.mul(tf.add(weighted, logSigmaSquared), 0.5), halfLogTwoPi);
  return tf.sum(perDimension, 1);
}

import * as tf from '@tensorflow/tfjs-core';

/** What keeps the KL of a posterior from falling to 0, where the decoder would ignore z. */
export interface KlFloor {
  /** `normalized-means` is a matter of the encoder of texts alone. */
  readonly klFloor: 'none' | 'free-bits' | 'delta' | 'normalized-means';
  /** Nats of each dimension; of `free-bits`. */
  readonly freeBits: number;
  /** Nats of an example; of `delta`. */
  readonly committedRate: number;
  readonly latentSize: number;
}

/**
 * The KL that β weighs in the loss, in nats per example: `kl`, the mean over the batch, but with free bits
 * Σ_j max(λ, mean KL of dimension j) (Kingma et al. 2016, eq. 15, with the mean over the batch inside; Li et al. 2019, eq. 3), so that a
 * dimension below λ gets no gradient from it.
 */
export function klOfLoss(
  { klFloor, freeBits }: KlFloor,
  klPerDimension: tf.Tensor2D, // (B, Z)
  kl: tf.Scalar,
): tf.Scalar {
  if (klFloor !== 'free-bits') return kl;
  return tf.sum(tf.maximum(tf.mean<tf.Tensor1D>(klPerDimension, 0), freeBits));
}

/** Whether the loss of a batch is more than the mean of the losses of its parts. */
export function isFloorOfBatch(klFloor: KlFloor['klFloor']): boolean {
  return klFloor === 'free-bits' || klFloor === 'normalized-means';
}

/**
 * The largest ln σ² that q(z|x) may have: with a committed rate δ the one at which KL(N(0, σ²) ‖ N(0, 1)) of each of Z
 * dimensions is δ / Z, so that the KL of no example is below δ, whatever its means (δ-VAE, Razavi et al. 2019, where the
 * families of posterior and prior keep the KL above δ); else there is none.
 */
export function largestLogVar({ klFloor, committedRate, latentSize }: KlFloor): number {
  return klFloor === 'delta' ? logVarOfKl(committedRate / latentSize) : Infinity;
}

/** The ln σ² ≤ 0 at which ½ (σ² − 1 − ln σ²) is so many nats, by Newton's method from below, which never overshoots. */
export function logVarOfKl(nats: number): number {
  if (!(nats >= 0)) throw new Error(`logVarOfKl: nats are ${nats}, expected 0 or more`);
  if (nats === 0) return 0;
  let logVar = -1 - 2 * nats; // the KL is larger here, by ½ σ²
  for (let iteration = 0; iteration < 100; iteration++) {
    const next = logVar - (Math.expm1(logVar) - logVar - 2 * nats) / Math.expm1(logVar);
    if (!(next > logVar)) break;
    logVar = next;
  }
  return logVar;
}

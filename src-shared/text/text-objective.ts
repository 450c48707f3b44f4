import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { klToStandardNormal } from '#shared/vae/divergences.ts';
import type { DiagonalGaussian } from '#shared/vae/divergences.ts';
import { isFloorOfBatch, klOfLoss } from '#shared/vae/kl-floor.ts';
import { reparameterize } from '#shared/vae/posterior.ts';
import type { Posterior } from '#shared/vae/posterior.ts';
import { encodeText } from './text-model.ts';
import type { EncoderInputs } from './text-model.ts';
import { textReconstruction } from './text-reconstruction.ts';
import type { TextModelSpecification } from './text-specification.ts';
import { klToTopicPrior } from './topic-prior.ts';

/** Of every sentence, not averaged; in nats. Perplexity is exp(Σ (reconstruction + kl) / Σ tokenCount). */
export interface TextEvaluationTerms {
  /** −log p(x|z) at one z from q(z|x), summed over tokens, the end mark included (a topic model knows none). (B) */
  readonly reconstruction: tf.Tensor1D;
  /** KL(q(z|x) ‖ p(z)), summed over dimensions; 0 where there is no distribution. (B) */
  readonly kl: tf.Tensor1D;
  /** The tokens of the reconstruction. (B) */
  readonly tokenCount: tf.Tensor1D;
  /** null of a language model, which has no z. */
  readonly code: TextCode | null;
}

export interface TextCode {
  readonly posterior: Posterior;
  /** (B, Z) */
  readonly klPerDimension: tf.Tensor2D;
}

/** Nats per sentence, summed over tokens and dimensions, averaged over the batch. */
export interface TextObjective {
  /**
   * What is minimized: reconstruction + β · kl, the latter with its floor (`klOfLoss`) and both with what dropout leaves;
   * the reconstruction alone where there is no distribution.
   */
  readonly loss: tf.Scalar;
  /** reconstruction + kl, whatever β and the floor are; with the same dropped. */
  readonly negativeElbo: tf.Scalar;
  readonly reconstruction: tf.Scalar;
  readonly kl: tf.Scalar;
  /** Tokens of the whole batch. */
  readonly tokenCount: tf.Scalar;
  /** State that no gradient moves, after this batch. */
  readonly moving: ParameterTree;
}

/** Texts to be written, and what the encoder reads where that is something else. */
export interface TextObjectiveInputs extends EncoderInputs {
  /** (B, T), int32; null: the tokens themselves. */
  readonly encoderTokens: tf.Tensor2D | null;
}

/** One-sample estimates for texts, unbiased for the expectations over q(z|x). Nothing is dropped. */
export function textEvaluationTerms(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  inputs: EncoderInputs,
  key: RandomKey,
): TextEvaluationTerms {
  return textTerms(spec, parameters, { ...inputs, encoderTokens: null }, { key, learningKey: null }).terms;
}

/**
 * The objective of a batch of texts: the negative of the ELBO (Bowman et al. 2016, eq. 1) with its KL weighed by β.
 * Where the floor of the KL is one of the batch (free bits, normalized means), the batch must be whole.
 */
export function textObjective(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  inputs: TextObjectiveInputs,
  { beta, key }: { readonly beta: tf.Scalar; readonly key: RandomKey },
): TextObjective {
  const { terms, moving } = textTerms(spec, parameters, inputs, { key, learningKey: key });
  const reconstruction = tf.mean<tf.Scalar>(terms.reconstruction);
  const kl = tf.mean<tf.Scalar>(terms.kl);
  const loss: tf.Scalar =
    spec.modelKind === 'vae'
      ? tf.add(reconstruction, tf.mul(beta, klOfLoss(spec, terms.code!.klPerDimension, kl))) // a VAE has a code
      : reconstruction;
  const negativeElbo: tf.Scalar = tf.add(reconstruction, kl);
  return { loss, negativeElbo, reconstruction, kl, tokenCount: tf.sum(terms.tokenCount), moving };
}

/** Whether the loss of a batch is more than the mean of the losses of its parts: it cannot be computed by parts. */
export function needsWholeBatch({ modelKind, network, klFloor }: TextModelSpecification): boolean {
  return network === 'topics' || (modelKind === 'vae' && isFloorOfBatch(klFloor));
}

interface Keys {
  /** That z is drawn with. */
  readonly key: RandomKey;
  /** See `encodeText`. */
  readonly learningKey: RandomKey | null;
}

function textTerms(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  { tokens, encoderTokens, labels }: TextObjectiveInputs,
  { key, learningKey }: Keys,
): { readonly terms: TextEvaluationTerms; readonly moving: ParameterTree } {
  if (spec.modelKind === 'language-model') {
    const { nats, tokenCount, moving } = textReconstruction(spec, parameters, { z: null, labels, tokens }, learningKey);
    return { terms: { reconstruction: nats, kl: tf.zerosLike(nats), tokenCount, code: null }, moving };
  }
  const encoded = encodeText(spec, parameters, { tokens: encoderTokens ?? tokens, labels }, learningKey);
  const { mu, logVar } = encoded.posterior; // (B, Z)
  const z = reparameterize(encoded.posterior, key); // (B, Z)
  const written = textReconstruction(spec, parameters, { z, labels, tokens }, learningKey);
  const klPerDimension = logVar ? klToPrior(spec, { mu, logVar }) : tf.zerosLike(mu); // (B, Z)
  return {
    terms: {
      reconstruction: written.nats,
      kl: tf.sum(klPerDimension, 1),
      tokenCount: written.tokenCount,
      code: { posterior: encoded.posterior, klPerDimension },
    },
    moving: { ...encoded.moving, ...written.moving },
  };
}

function klToPrior({ network }: TextModelSpecification, posterior: DiagonalGaussian): tf.Tensor2D {
  return network === 'topics' ? klToTopicPrior(posterior) : klToStandardNormal(posterior);
}

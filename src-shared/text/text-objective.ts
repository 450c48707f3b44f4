import * as tf from '@tensorflow/tfjs-core';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { softmaxCrossEntropy } from '#shared/networks/softmax-cross-entropy.ts';
import type { RandomKey } from '#shared/random/random-key.ts';
import { klToStandardNormal } from '#shared/vae/divergences.ts';
import { reparameterize } from '#shared/vae/posterior.ts';
import { decodeTextSteps, encodeText } from './text-model.ts';
import type { TextModelSpecification } from './text-model.ts';
import { decoderInputs, realTokens, tokenSteps, withWordsDropped } from './text-tokens.ts';

/** Of every sentence, not averaged; in nats. Perplexity is exp(Σ (reconstruction + kl) / Σ tokenCount). */
export interface TextEvaluationTerms {
  /** −log p(x|z) at one z from q(z|x), summed over tokens, the end mark included. (B) */
  readonly reconstruction: tf.Tensor1D;
  /** KL(q(z|x) ‖ N(0, I)), summed over dimensions. (B) */
  readonly kl: tf.Tensor1D;
  /** (B, Z) */
  readonly klPerDimension: tf.Tensor2D;
  /** Mean of q(z|x). (B, Z) */
  readonly mu: tf.Tensor2D;
  /** Words and the end mark. (B) */
  readonly tokenCount: tf.Tensor1D;
}

/** Nats per sentence, summed over tokens and dimensions, averaged over the batch. */
export interface TextObjective {
  /** What is minimized: reconstruction + β · kl, with words dropped from what the decoder reads. */
  readonly loss: tf.Scalar;
  /** reconstruction + kl, whatever β is; with the same words dropped. */
  readonly negativeElbo: tf.Scalar;
  readonly reconstruction: tf.Scalar;
  readonly kl: tf.Scalar;
  /** Words and end marks of the whole batch. */
  readonly tokenCount: tf.Scalar;
}

/** One-sample estimates for sentences (B, T), int32, unbiased for the expectations over q(z|x). No word is dropped. */
export function textEvaluationTerms(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  tokens: tf.Tensor2D,
  key: RandomKey,
): TextEvaluationTerms {
  return sentenceTerms({ ...spec, wordKeepRate: 1 }, parameters, tokens, key);
}

/**
 * The objective of a batch of sentences (B, T), int32: the negative of the ELBO (Bowman et al. 2016, eq. 1) with its KL
 * weighed by β.
 */
export function textObjective(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  tokens: tf.Tensor2D,
  { beta, key }: { readonly beta: tf.Scalar; readonly key: RandomKey },
): TextObjective {
  const terms = sentenceTerms(spec, parameters, tokens, key);
  const reconstruction = tf.mean<tf.Scalar>(terms.reconstruction);
  const kl = tf.mean<tf.Scalar>(terms.kl);
  return {
    loss: tf.add(reconstruction, tf.mul(beta, kl)),
    negativeElbo: tf.add(reconstruction, kl),
    reconstruction,
    kl,
    tokenCount: tf.sum(terms.tokenCount),
  };
}

/** The terms of a batch with words dropped from what the decoder reads, as the specification says. */
function sentenceTerms(
  spec: TextModelSpecification,
  parameters: ParameterTree,
  tokens: tf.Tensor2D,
  key: RandomKey,
): TextEvaluationTerms {
  const { mu, logVar } = encodeText(spec, parameters, tokens); // (B, Z)
  if (!logVar) throw new Error('sentenceTerms: the encoder gives no logVar, expected a distribution');
  const z = reparameterize({ mu, logVar }, key); // (B, Z)
  const steps = tokenSteps(tokens); // (T, B)
  const inputs = withWordsDropped(decoderInputs(steps), spec.wordKeepRate, key); // (T, B)
  const logits = decodeTextSteps(spec, parameters, z, inputs); // (T·B, V)
  const nats = tf.reshape(softmaxCrossEntropy(logits, tf.reshape(steps, [steps.size])), steps.shape); // (T, B)
  const real = realTokens(steps); // (T, B)
  const klPerDimension = klToStandardNormal({ mu, logVar }); // (B, Z)
  return {
    reconstruction: tf.sum(tf.mul(nats, real), 0),
    kl: tf.sum(klPerDimension, 1),
    klPerDimension,
    mu,
    tokenCount: tf.sum(real, 0),
  };
}

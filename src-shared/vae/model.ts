import * as tf from '@tensorflow/tfjs-core';
import type { Activation } from '#shared/networks/activations.ts';
import { convolutionStack, imageHead, transposedStack } from '#shared/networks/convolution-stack.ts';
import { dense } from '#shared/networks/dense.ts';
import { denseStack } from '#shared/networks/dense-stack.ts';
import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { convolutionLayers } from './convolution-layers.ts';
import { largestLogVar } from './kl-floor.ts';
import type { KlFloor } from './kl-floor.ts';
import { distributionMean } from './likelihoods.ts';
import type { DataDistribution } from './likelihoods.ts';
import type { Posterior } from './posterior.ts';
import { softLowerBound, softUpperBound } from './soft-bounds.ts';

/** What decides the network and its likelihood: a full set of hyperparameters and the shape of the data. */
export interface ModelSpecification extends KlFloor {
  /** Of one example: (H, W, C), or (D). Its product is D. */
  readonly dataShape: readonly number[];
  readonly modelKind: 'vae' | 'ae';
  readonly network: 'dense' | 'convolutional';
  /** Of the convolutions of `convolutional`, from the data on; the decoder goes through them backwards. */
  readonly convolutionChannels: readonly number[];
  readonly encoderWidths: readonly number[];
  readonly decoderWidths: readonly number[];
  readonly activation: Activation;
  readonly likelihood: 'bernoulli' | 'gaussian-fixed' | 'gaussian-shared' | 'gaussian-per-dimension';
  /** Standard deviation of `gaussian-fixed`, in data units. */
  readonly sigma: number;
}

/**
 * ln σ² of q(z|x) stays below this: e^logVar would overflow float32 from 88.7 on, and its square in a gradient norm
 * from 44 on. Below 4 the bound changes nothing in float32.
 */
export const logVarBound = 20;

/**
 * ln σ of a learned Gaussian likelihood stays above this (σ-VAE, Rybkin et al. 2021): where a pixel never changes its
 * optimal σ is 0, so that 1/σ² overflows. e^−6 = 0.0025 is less than one of 255 gray levels.
 */
export const logSigmaBound = -6;

/** What ln σ² of q(z|x) stays below: `logVarBound`, or less where a rate is committed. */
export function logVarLimit(floor: KlFloor): number {
  return Math.min(logVarBound, largestLogVar(floor));
}

/** q(z|x) of data x (B, D); for an autoencoder the code alone, with logVar null. (B, Z) */
export function encode(spec: ModelSpecification, parameters: ParameterTree, x: tf.Tensor2D): Posterior {
  const input =
    spec.network === 'convolutional' ? convolutionStack(parameters, 'encoder', convolutionLayers(spec), x) : x;
  const hidden = denseStack(parameters, 'encoder', { widths: spec.encoderWidths, activation: spec.activation }, input);
  if (spec.modelKind === 'ae') return { mu: dense(parameters, 'encoder/code', hidden), logVar: null };
  return {
    mu: dense(parameters, 'encoder/mu', hidden),
    logVar: softUpperBound(dense(parameters, 'encoder/logVar', hidden), logVarLimit(spec)),
  };
}

/** p(x|z) of codes z (B, Z). */
export function decode(spec: ModelSpecification, parameters: ParameterTree, z: tf.Tensor2D): DataDistribution {
  const hidden = denseStack(parameters, 'decoder', { widths: spec.decoderWidths, activation: spec.activation }, z);
  const head = decoderHeads(spec, parameters, hidden);
  const mean = head('decoder/mean'); // (B, D)
  switch (spec.likelihood) {
    case 'bernoulli':
      return { family: 'bernoulli', logits: mean };
    case 'gaussian-fixed':
      return { family: 'gaussian', mean, logSigma: tf.scalar(Math.log(spec.sigma)) };
    case 'gaussian-shared': {
      const logSigma = parameter<tf.Rank.R0>(parameters, 'decoder/logSigma');
      return { family: 'gaussian', mean, logSigma: softLowerBound(logSigma, logSigmaBound) };
    }
    case 'gaussian-per-dimension': {
      const logSigmaSquared = head('decoder/logSigmaSquared'); // (B, D)
      return {
        family: 'gaussian-per-dimension',
        mean,
        logSigmaSquared: softLowerBound(logSigmaSquared, 2 * logSigmaBound),
      };
    }
  }
}

/** E[x|z] of codes z (B, Z), in data units. (B, D) */
export function decodeMean(spec: ModelSpecification, parameters: ParameterTree, z: tf.Tensor2D): tf.Tensor2D {
  return distributionMean(decode(spec, parameters, z));
}

/** The last layer of the decoder by its place, all of them on what its dense layers give (B, H). (B, D) */
function decoderHeads(
  spec: ModelSpecification,
  parameters: ParameterTree,
  hidden: tf.Tensor2D,
): (place: string) => tf.Tensor2D {
  if (spec.network === 'dense') return (place) => dense(parameters, place, hidden);
  const layers = convolutionLayers(spec);
  const image = transposedStack(parameters, 'decoder', layers, hidden); // (B, ⌈H/2⌉, ⌈W/2⌉, first channels)
  return (place) => imageHead(parameters, place, layers, image);
}

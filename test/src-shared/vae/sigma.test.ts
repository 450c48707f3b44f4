import type { ModelSpecification } from '#shared/vae/model.ts';
import { likelihoodSigma } from '#shared/vae/sigma.ts';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const spec: ModelSpecification = {
  modelKind: 'vae',
  encoderWidths: [],
  decoderWidths: [],
  latentSize: 1,
  activation: 'relu',
  likelihood: 'gaussian-fixed',
  sigma: 0.3,
};
const mean = () => ({ 'decoder/mean/kernel': tf.zeros([1, 2]), 'decoder/mean/bias': tf.zeros([2]) });
const sigmaOf = (likelihood: ModelSpecification['likelihood'], more: Record<string, tf.Tensor>) =>
  likelihoodSigma({ ...spec, likelihood }, { ...mean(), ...more }, tf.tensor2d([[0], [1]]));

it('is the given σ when fixed and e^(ln σ) when shared', () => {
  expect(sigmaOf('gaussian-fixed', {})!.dataSync()[0]).toBeCloseTo(0.3, 6);
  expect(sigmaOf('gaussian-shared', { 'decoder/logSigma': tf.scalar(1) })!.dataSync()[0]).toBeCloseTo(Math.E, 2);
});

it('is the root of the mean variance over codes and dimensions when they differ', () => {
  const sigma = sigmaOf('gaussian-per-dimension', {
    'decoder/logSigmaSquared/kernel': tf.tensor2d([[Math.log(3), 0]]),
    'decoder/logSigmaSquared/bias': tf.tensor1d([0, Math.log(5)]),
  });
  // variances 1 and 5 at z = 0, 3 and 5 at z = 1
  expect(sigma!.dataSync()[0]).toBeCloseTo(Math.sqrt(14 / 4), 4);
});

it('is null for a Bernoulli likelihood', () => {
  expect(sigmaOf('bernoulli', {})).toBeNull();
});

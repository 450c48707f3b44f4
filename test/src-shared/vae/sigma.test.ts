import type { ModelSpecification } from '#shared/vae/model.ts';
import { likelihoodVariance } from '#shared/vae/sigma.ts';
import * as tf from '@tensorflow/tfjs-core';
import { expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

const spec: ModelSpecification = {
  dataShape: [2],
  network: 'dense',
  convolutionChannels: [],
  modelKind: 'vae',
  encoderWidths: [],
  decoderWidths: [],
  latentSize: 1,
  activation: 'relu',
  likelihood: 'gaussian-fixed',
  sigma: 0.3,
  klFloor: 'none',
  freeBits: 0.25,
  committedRate: 4,
};
const mean = () => ({ 'decoder/mean/kernel': tf.zeros([1, 2]), 'decoder/mean/bias': tf.zeros([2]) });
const varianceOf = (likelihood: ModelSpecification['likelihood'], more: Record<string, tf.Tensor>) =>
  likelihoodVariance({ ...spec, likelihood }, { ...mean(), ...more }, tf.tensor2d([[0], [1]]));

it('is the given σ² at every code when fixed, and e^(2 ln σ) when shared', () => {
  const fixed = [...varianceOf('gaussian-fixed', {})!.dataSync()];
  expect(fixed).toHaveLength(2);
  for (const variance of fixed) expect(variance).toBeCloseTo(0.09, 6);
  const shared = varianceOf('gaussian-shared', { 'decoder/logSigma': tf.scalar(1) })!;
  expect(shared.dataSync()[1]).toBeCloseTo(Math.E ** 2, 1); // the soft bound adds 0.0009 to ln σ
});

it('is the mean over dimensions, code by code, where they differ', () => {
  const variance = varianceOf('gaussian-per-dimension', {
    'decoder/logSigmaSquared/kernel': tf.tensor2d([[Math.log(3), 0]]),
    'decoder/logSigmaSquared/bias': tf.tensor1d([0, Math.log(5)]),
  });
  expect(variance!.dataSync()[0]).toBeCloseTo((1 + 5) / 2, 4);
  expect(variance!.dataSync()[1]).toBeCloseTo((3 + 5) / 2, 4);
});

it('is null for a Bernoulli likelihood', () => {
  expect(varianceOf('bernoulli', {})).toBeNull();
});

import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import { likelihoodVariance } from '#shared/vae/sigma.ts';
import { sharedSigma } from '#main/exports/likelihood-bounds.ts';
import { aModel, tensors } from './a-model.ts';

beforeAll(async () => void (await tf.setBackend('cpu')));

test('σ of an export is the σ of the network, and never below its bound', () => {
  const model = aModel({ likelihood: 'gaussian-shared' });
  const parameter = model.weights['decoder/logSigma']!.data[0]!;
  const codes = tf.tensor2d([[0, 0, 0]]);
  const spec = { ...ofImageModel(model.run.hyperparameters), dataShape: model.dataShape };
  const ours = Math.sqrt(likelihoodVariance(spec, tensors(model), codes)!.dataSync()[0]!);
  expect(sharedSigma(parameter)).toBeCloseTo(ours, 6);
  expect(sharedSigma(-1.7532789487)).toBeCloseTo(Math.exp(-1.7390693032), 9); // the σ-VAE's own example
  expect(sharedSigma(-100)).toBeCloseTo(Math.exp(-6), 9);
});

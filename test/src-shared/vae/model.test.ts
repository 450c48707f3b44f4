import { statelessNormal } from '#shared/random/stateless-random.ts';
import { fit } from '#shared/vae/likelihoods.ts';
import { decode, decodeMean, encode } from '#shared/vae/model.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { float64Terms } from '#test/oracles/float64-objective.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';

useCpuBackend();

const linear: ModelSpecification = {
  dataShape: [3],
  network: 'dense',
  convolutionChannels: [],
  modelKind: 'vae',
  encoderWidths: [],
  decoderWidths: [],
  latentSize: 2,
  activation: 'relu',
  likelihood: 'gaussian-fixed',
  sigma: 0.5,
  klFloor: 'none',
  freeBits: 0.25,
  committedRate: 4,
};

/** p(z) = N(0, I), x = Wz + b + N(0, ¼ I): log p(x) and the posterior are known for x = (.4, −.9, 1.2). */
const linearDecoder = () => ({
  'decoder/mean/kernel': tf.tensor2d([
    [1, -0.3, 0.2],
    [0.5, 0.8, -1],
  ]),
  'decoder/mean/bias': tf.tensor1d([0.1, -0.2, 0.3]),
});
const x = [0.4, -0.9, 1.2];
const posteriorMean = [0.5272579332791, -0.626932465419] as const;
const meanFieldVariance = [0.1811594202899, 0.1168224299065] as const;

describe('decode', () => {
  it('gives the known log weights ln p(x, z)/q(z|x) of a linear Gaussian model at five codes', () => {
    const noise = [
      [0.3, -1.1],
      [-0.7, 0.2],
      [1.5, 0.4],
      [0, -0.6],
      [-1.2, 0.9],
    ];
    const codes = noise.map((e) => [0, 1].map((j) => posteriorMean[j]! + Math.sqrt(meanFieldVariance[j]!) * e[j]!));
    const { reconstruction } = fit(
      decode(linear, linearDecoder(), tf.tensor2d(codes)),
      tf.tensor2d(codes.map(() => x)),
    );
    const logWeights = codes.map((z, i) => {
      // ln p(z) − ln q(z|x), in which the constants ln 2π cancel
      const prior = -0.5 * (z[0]! ** 2 + z[1]! ** 2);
      const posterior =
        -0.5 * (noise[i]![0]! ** 2 + noise[i]![1]! ** 2 + Math.log(meanFieldVariance[0] * meanFieldVariance[1]));
      return prior - posterior - reconstruction.dataSync()[i]!;
    });
    const known = [-3.0034123175351, -3.0100460571609, -3.0358827272822, -3.0149340758325, -2.977226503223];
    expectAllClose(logWeights, known, 1e-5);
  });

  it.each([
    ['gaussian-shared', 'decoder/logSigma', 0],
    ['gaussian-per-dimension', 'decoder/logSigmaSquared/bias', 1],
  ] as const)('keeps a %s likelihood finite when its σ wants to vanish', (likelihood, name, rank) => {
    const spec: ModelSpecification = { ...linear, likelihood };
    const smallest = rank === 0 ? tf.scalar(-500) : tf.fill([3], -500);
    const parameters = { ...zeroParameters(spec), [name]: smallest };
    const { reconstruction } = fit(decode(spec, parameters, tf.zeros([1, 2])), tf.ones([1, 3]));
    // σ = e^−6: 3 · (½ e^12 − 6 + ½ ln 2π)
    const expected = 3 * (0.5 * Math.exp(12) - 6 + 0.5 * Math.log(2 * Math.PI));
    expect(reconstruction.dataSync()[0]! / expected).toBeCloseTo(1, 5);
  });
});

describe('encode', () => {
  it('gives mean and log variance of every row, and only a code for an autoencoder', () => {
    for (const modelKind of ['vae', 'ae'] as const) {
      const spec: ModelSpecification = { ...linear, modelKind, encoderWidths: [4, 3], activation: 'tanh' };
      const values = randomParameters(parameterShapes(spec), 0.7);
      const { mu, logVar } = encode(spec, parameterTensors(values), tf.tensor2d([x]));
      const plain = Object.fromEntries(Object.entries(values).map(([name, { values: numbers }]) => [name, numbers]));
      const expected = float64Terms(spec, plain, x, [0, 0]);
      expectAllClose(mu.dataSync(), expected.mu, 1e-6);
      expect(logVar === null).toBe(modelKind === 'ae');
      if (logVar) expectAllClose(logVar.dataSync(), expected.logVar!, 3e-6);
    }
  });

  it('keeps the log variance below 20, where its exponential and the square of that are finite', () => {
    const parameters = { ...zeroParameters(linear), 'encoder/logVar/bias': tf.tensor1d([1e6, -80]) };
    expectAllClose(encode(linear, parameters, tf.zeros([1, 3])).logVar!.dataSync(), [20, -80], 1e-6);
  });
});

describe('decodeMean', () => {
  it('is Wz + b for a linear Gaussian model and its sigmoid for a Bernoulli model', () => {
    const z = tf.tensor2d([[2, -1]]);
    const expected = [2 - 0.5 + 0.1, -0.6 - 0.8 - 0.2, 0.4 + 1 + 0.3];
    expectAllClose(decodeMean(linear, linearDecoder(), z).dataSync(), expected, 1e-6);
    const probabilities = decodeMean({ ...linear, likelihood: 'bernoulli' }, linearDecoder(), z).dataSync();
    expectAllClose(
      probabilities,
      expected.map((l) => 1 / (1 + Math.exp(-l))),
      1e-6,
    );
  });

  it('takes codes far from the prior without a NaN', () => {
    const codes = tf.tensor2d(
      [...statelessNormal([1, 1], 20)].map((e) => 1e4 * e),
      [10, 2],
    );
    const means = decodeMean({ ...linear, likelihood: 'bernoulli' }, linearDecoder(), codes).dataSync();
    expect(means.every((mean) => mean >= 0 && mean <= 1)).toBe(true);
  });
});

function zeroParameters(spec: ModelSpecification): Record<string, tf.Tensor> {
  const shapes = Object.entries(parameterShapes(spec));
  return Object.fromEntries(shapes.map(([name, shape]) => [name, tf.zeros([...shape])]));
}

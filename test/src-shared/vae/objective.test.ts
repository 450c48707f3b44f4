import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import type { ParameterValues } from '#shared/networks/parameters.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { parameterShapes } from '#shared/vae/model-parameters.ts';
import { evaluationTerms, objective } from '#shared/vae/objective.ts';
import { float64Loss, float64Terms } from '#test/oracles/float64-objective.ts';
import type { Float64Parameters } from '#test/oracles/float64-objective.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';

useCpuBackend();

const [batchSize, dataSize, latentSize] = [4, 5, 2];
const seed = [3, 17] as const;
const key = () => tf.tensor1d([...seed], 'int32');
const noise = rows(statelessNormal(placeSeed(seed, 'posterior'), batchSize * latentSize), latentSize);
const data = rows(statelessUniform([8, 8], batchSize * dataSize), dataSize);
const base: ModelSpecification = {
  dataShape: [dataSize],
  network: 'dense',
  convolutionChannels: [],
  modelKind: 'vae',
  encoderWidths: [4, 3],
  decoderWidths: [3],
  latentSize,
  activation: 'relu',
  likelihood: 'bernoulli',
  sigma: 0.4,
  klFloor: 'none',
  freeBits: 0.25,
  committedRate: 4,
};

const kinds = ['vae', 'ae'] as const;
const likelihoods = ['bernoulli', 'gaussian-fixed', 'gaussian-shared', 'gaussian-per-dimension'] as const;
const activations = ['relu', 'tanh', 'softplus'] as const;
const variants = kinds.flatMap((modelKind) =>
  likelihoods.flatMap((likelihood) => activations.map((activation) => ({ modelKind, likelihood, activation }))),
);

/** Images of 5 × 3 with two channels, which no number of halvings divides. */
const convolutional = { network: 'convolutional', dataShape: [5, 3, 2], convolutionChannels: [3, 2] } as const;
const networks: readonly ModelSpecification[] = [
  ...variants.map((variant) => ({ ...base, ...variant, network: 'dense' as const })),
  ...likelihoods.map((likelihood) => ({ ...base, ...convolutional, likelihood, activation: 'softplus' as const })),
  { ...base, ...convolutional, modelKind: 'ae', activation: 'relu', convolutionChannels: [4] },
  { ...base, ...convolutional, activation: 'tanh', encoderWidths: [], decoderWidths: [] },
  { ...base, klFloor: 'free-bits', freeBits: 0.9 }, // between the KLs of the two dimensions
  { ...base, klFloor: 'delta', committedRate: 3 },
  { ...base, klFloor: 'delta', modelKind: 'ae' },
];

describe.each(networks)('$network, $modelKind, $likelihood, $activation, $klFloor', (spec) => {
  const size = spec.dataShape.reduce((product, n) => product * n, 1);
  const data = rows(statelessUniform([8, 8], batchSize * size), size);
  const values = randomParameters(parameterShapes(spec), 0.6);

  it('has the terms of every example that float64 loops have', () => {
    const terms = evaluationTerms(spec, parameterTensors(values), tf.tensor2d(data), key());
    const expected = data.map((row, i) => float64Terms(spec, plain(values), row, noise[i]!));
    expectAllClose(
      terms.mu.dataSync(),
      expected.flatMap((one) => one.mu),
      3e-6,
    );
    expectAllClose(
      terms.reconstruction.dataSync(),
      expected.map((one) => one.reconstruction),
      1e-5,
    );
    expectAllClose(
      terms.klPerDimension.dataSync(),
      expected.flatMap((one) => one.klPerDimension),
      1e-5,
    );
    expectAllClose(
      terms.kl.dataSync(),
      expected.map((one) => one.klPerDimension[0]! + one.klPerDimension[1]!),
      1e-5,
    );
    expectAllClose(
      terms.squaredError.dataSync(),
      expected.map((one) => one.squaredError),
      1e-5,
    );
  });

  it('has the gradient that finite differences in float64 give, in a random direction', () => {
    const beta = 1.7;
    const names = Object.keys(values);
    const loss = (...parameters: tf.Tensor[]) =>
      objective(spec, Object.fromEntries(names.map((name, i) => [name, parameters[i]!])), tf.tensor2d(data), {
        beta: tf.scalar(beta),
        key: key(),
      }).loss;
    const gradients = gradientsOf(loss, Object.values(parameterTensors(values)));
    const direction = Object.fromEntries(
      names.map((name, i) => [name, statelessNormal([i, 99], values[name]!.values.length)]),
    );
    const slope = names.reduce((sum, name, i) => sum + dot(gradients[i]!.dataSync(), direction[name]!), 0);
    const lossAt = (step: number) => float64Loss(spec, moved(plain(values), direction, step), { x: data, noise }, beta);
    const expected = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    expect(Math.abs(slope - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(2e-5);
  });
});

describe('objective', () => {
  const values = randomParameters(parameterShapes(base), 0.6);
  const at = (spec: ModelSpecification, beta: number, x: number[][]) =>
    objective(spec, parameterTensors(values), tf.tensor2d(x, [x.length, dataSize]), {
      beta: tf.scalar(beta),
      key: key(),
    });
  const read = (scalar: tf.Scalar) => scalar.dataSync()[0]!;

  it('averages the terms over the batch, and the squared error over dimensions too', () => {
    const terms = evaluationTerms(base, parameterTensors(values), tf.tensor2d(data), key());
    const result = at(base, 3, data);
    const mean = (tensor: tf.Tensor) => [...tensor.dataSync()].reduce((sum, value) => sum + value, 0) / batchSize;
    expect(read(result.reconstruction)).toBeCloseTo(mean(terms.reconstruction), 5);
    expect(read(result.kl)).toBeCloseTo(mean(terms.kl), 5);
    expect(read(result.meanSquaredError)).toBeCloseTo(mean(terms.squaredError) / dataSize, 6);
  });

  it('weighs the KL by β in the loss but never in the ELBO', () => {
    const { loss, negativeElbo, reconstruction, kl } = at(base, 3, data);
    expect(read(loss)).toBeCloseTo(read(reconstruction) + 3 * read(kl), 4);
    expect(read(negativeElbo)).toBeCloseTo(read(reconstruction) + read(kl), 4);
  });

  it('is the mean over examples whatever the batch: two halves make the whole', () => {
    const deterministic: ModelSpecification = { ...base, modelKind: 'ae' };
    const code = randomParameters(parameterShapes(deterministic), 0.6);
    const loss = (x: number[][]) =>
      read(objective(deterministic, parameterTensors(code), tf.tensor2d(x), { beta: tf.scalar(1), key: key() }).loss);
    expect((loss(data.slice(0, 2)) + loss(data.slice(2))) / 2).toBeCloseTo(loss(data), 5);
  });

  it('has no KL for an autoencoder, and β does not matter there', () => {
    const spec: ModelSpecification = { ...base, modelKind: 'ae' };
    const parameters = parameterTensors(randomParameters(parameterShapes(spec), 0.6));
    const inputs = { beta: tf.scalar(1000), key: key() };
    const result = objective(spec, parameters, tf.tensor2d(data), inputs);
    expect(read(result.kl)).toBe(0);
    expect(read(result.loss)).toBe(read(result.reconstruction));
    expect(read(result.negativeElbo)).toBe(read(result.reconstruction));
  });

  it('weighs examples as it is told: filled up with some of weight 0 a batch has its own loss and gradients', () => {
    const names = Object.keys(values);
    const given = { beta: tf.scalar(2), key: key() };
    const ofRows = (x: number[][], weights?: number[]) => {
      const weighed = weights ? { ...given, weights: tf.tensor1d(weights) } : given;
      const loss = (...parameters: tf.Tensor[]) =>
        objective(base, Object.fromEntries(names.map((name, i) => [name, parameters[i]!])), tf.tensor2d(x), weighed)
          .loss;
      const parameters = Object.values(parameterTensors(values));
      return { loss: read(loss(...parameters)), gradients: gradientsOf(loss, parameters) };
    };
    const [own, filled] = [ofRows(data.slice(0, 2)), ofRows(data, [0.5, 0.5, 0, 0])];
    expect(filled.loss).toBeCloseTo(own.loss, 5);
    own.gradients.forEach((gradient, i) => expectAllClose(filled.gradients[i]!.dataSync(), gradient.dataSync(), 1e-6));
    expect(ofRows(data, [0.25, 0.25, 0.25, 0.25]).loss).toBeCloseTo(ofRows(data).loss, 5);
    const floored: ModelSpecification = { ...base, klFloor: 'free-bits' };
    const weights = tf.tensor1d([1]);
    expect(() =>
      objective(floored, parameterTensors(values), tf.tensor2d(data.slice(0, 1)), { ...given, weights }),
    ).toThrow('free bits of weighed examples');
  });

  it('takes one example, and refuses a batch without examples', () => {
    expect(Number.isFinite(read(at(base, 1, data.slice(0, 1)).loss))).toBe(true);
    expect(() => at(base, 1, [])).toThrow('objective: x is (0, 5), expected at least one example');
  });

  it('shows a NaN in the data, and one in a parameter, in the loss and in the gradients', () => {
    expect(read(at(base, 1, [[NaN, 0, 0, 0, 0]]).loss)).toBeNaN();
    const broken = parameterTensors({
      ...values,
      'decoder/mean/bias': { shape: [dataSize], values: Float32Array.of(0, NaN, 0, 0, 0) },
    });
    const loss = (...parameters: tf.Tensor[]) =>
      objective(
        base,
        Object.fromEntries(Object.keys(broken).map((name, i) => [name, parameters[i]!])),
        tf.tensor2d(data),
        { beta: tf.scalar(1), key: key() },
      ).loss;
    const gradients = gradientsOf(loss, Object.values(broken));
    expect(gradients.some((gradient) => gradient.dataSync().some(Number.isNaN))).toBe(true);
  });
});

describe('evaluationTerms', () => {
  const linear: ModelSpecification = {
    ...base,
    dataShape: [3],
    encoderWidths: [],
    decoderWidths: [],
    likelihood: 'gaussian-fixed',
    sigma: 0.5,
  };

  it('is unbiased: on average over noise it gives the known ELBO −3.0149340758 of a linear Gaussian model', () => {
    const rowCount = 20_000;
    const terms = evaluationTerms(
      linear,
      constantPosterior(
        [0.5272579332791, -0.626932465419],
        [0.1811594202899, 0.1168224299065],
        [
          [1, -0.3, 0.2],
          [0.5, 0.8, -1],
        ],
      ),
      tf.tile(tf.tensor2d([[0.4, -0.9, 1.2]]), [rowCount, 1]),
      key(),
    );
    const { mean, standardError } = estimate([...tf.add(terms.reconstruction, terms.kl).dataSync()]);
    expect(Math.abs(mean - 3.0149340758325)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.01);
  });

  it('reaches log p(x) when q is the true posterior: a linear model with orthogonal columns', () => {
    // W columns (1, −.3, .2) and (0, .4, .6): the posterior is diagonal with precision 1 + |w|² / σ²
    const columns = [
      [1, -0.3, 0.2],
      [0, 0.4, 0.6],
    ];
    const [x, bias] = [
      [0.4, -0.9, 1.2],
      [0.1, -0.2, 0.3],
    ];
    const centered = x.map((value, d) => value - bias[d]!);
    const precisions = columns.map((w) => 1 + dot(w, w) / 0.25);
    const mu = columns.map((w, j) => dot(w, centered) / 0.25 / precisions[j]!);
    const terms = evaluationTerms(
      linear,
      constantPosterior(
        mu,
        precisions.map((p) => 1 / p),
        columns,
      ),
      tf.tile(tf.tensor2d([x]), [20_000, 1]),
      key(),
    );
    // log N(x; b, WWᵀ + σ²I): in the directions of the columns the variance is |w|² + σ², elsewhere σ²
    const projections = columns.map((w) => dot(w, centered) / Math.sqrt(dot(w, w)));
    const rest = dot(centered, centered) - dot(projections, projections);
    const negativeLogLikelihood =
      0.5 * (3 * Math.log(2 * Math.PI) + Math.log(0.25) + rest / 0.25) +
      0.5 *
        columns.reduce((sum, w, j) => sum + Math.log(dot(w, w) + 0.25) + projections[j]! ** 2 / (dot(w, w) + 0.25), 0);
    const { mean, standardError } = estimate([...tf.add(terms.reconstruction, terms.kl).dataSync()]);
    expect(Math.abs(mean - negativeLogLikelihood)).toBeLessThan(4 * standardError);
  });

  it('draws other noise at another step', () => {
    const values = parameterTensors(randomParameters(parameterShapes(base), 0.6));
    const at = (step: number) =>
      evaluationTerms(base, values, tf.tensor2d(data), tf.tensor1d([1, step], 'int32')).reconstruction.dataSync();
    expect(at(1)).toEqual(at(1));
    expect(at(1)).not.toEqual(at(2));
  });
});

/** A linear decoder (columns W, bias (.1, −.2, .3)) and an encoder that answers every x with one posterior. */
function constantPosterior(mu: number[], variances: number[], columns: number[][]): Record<string, tf.Tensor> {
  return {
    'encoder/mu/kernel': tf.zeros([3, 2]),
    'encoder/mu/bias': tf.tensor1d(mu),
    'encoder/logVar/kernel': tf.zeros([3, 2]),
    'encoder/logVar/bias': tf.tensor1d(variances.map(Math.log)),
    'decoder/mean/kernel': tf.tensor2d(columns),
    'decoder/mean/bias': tf.tensor1d([0.1, -0.2, 0.3]),
  };
}

function estimate(values: readonly number[]): { mean: number; standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, standardError: Math.sqrt(variance / values.length) };
}

function plain(values: ParameterValues): Float64Parameters {
  return Object.fromEntries(Object.entries(values).map(([name, { values: numbers }]) => [name, numbers]));
}

function moved(values: Float64Parameters, direction: Float64Parameters, step: number): Float64Parameters {
  return Object.fromEntries(
    Object.entries(values).map(([name, numbers]) => [
      name,
      Array.from(numbers, (value, i) => value + step * direction[name]![i]!),
    ]),
  );
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((sum, value, i) => sum + value * b[i]!, 0);
}

function rows(values: Float32Array, width: number): number[][] {
  return Array.from({ length: values.length / width }, (_, i) => [...values.subarray(i * width, (i + 1) * width)]);
}

import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { activeUnits } from '#shared/evaluation/active-units.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { encode } from '#shared/vae/model.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { objective } from '#shared/vae/objective.ts';
import { likelihoodSigma } from '#shared/vae/sigma.ts';
import { dataWithEigenvalues, largestLogLikelihood, linearVaeFigures } from '#test/oracles/linear-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { useCpuBackend } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';

useCpuBackend();

const eigenvalues = [4, 2, 1, 0.5, 0.25];
/** Each of these trains a model, seconds on a busy machine. */
const longer = { timeout: 60_000 };

describe('a linear VAE with one learned σ', longer, () => {
  it('reaches the optimum of probabilistic PCA: −7.3259 for two latent dimensions, σ² = .5833', () => {
    const x = dataWithEigenvalues(eigenvalues);
    const { elbo, variance } = train({ likelihood: 'gaussian-shared', latentSize: 2 }, x, 1);
    expect(largestLogLikelihood(eigenvalues, 2)).toBeCloseTo(-7.3259186858, 9);
    expect(elbo).toBeLessThanOrEqual(-7.3259186858 + 1e-6);
    expect(elbo).toBeGreaterThan(-7.3259186858 - 1e-2);
    expect(variance).toBeCloseTo(0.5833, 1);
  });
});

describe('a linear VAE with σ² fixed', longer, () => {
  it.each([
    [0.3, [0.925, 0.85, 0.7, 0.4, 0], [1.295133582723, 0.948559992443, 0.601986402163, 0.255412811883, 0], -7.1025201111],
    [3, [0.25, 0, 0, 0, 0], [0.143841036226, 0, 0, 0, 0], -8.6100644239],
  ])('at %d keeps the units with λ > σ², with activity 1 − σ²/λ and KL ½ ln(λ/σ²)', (variance, activity, kl, elbo) => {
    const x = dataWithEigenvalues(eigenvalues);
    const result = train({ likelihood: 'gaussian-fixed', sigma: Math.sqrt(variance), latentSize: 5 }, x, 1);
    expect(result.activeUnits).toBe(activity.filter((value) => value > 0).length);
    expect(result.elbo).toBeLessThanOrEqual(elbo + 1e-6);
    expect(result.elbo).toBeGreaterThan(elbo - 1e-2);
    const descending = (values: readonly number[]) => values.toSorted((first, second) => second - first);
    descending(result.activity).forEach((value, i) => expect(Math.abs(value - activity[i]!)).toBeLessThan(0.03));
    descending(result.klPerDimension).forEach((value, i) => expect(Math.abs(value - kl[i]!)).toBeLessThan(0.05));
  });
});

describe('β in one dimension with λ = 2, σ² = .3', longer, () => {
  it.each([
    [4, 0.4, 0.255413, 1],
    [8, 0, 0, 0],
  ])('acts as a threshold βσ²: at β = %d the activity is %d and the KL %d', (beta, activity, kl, active) => {
    const x = Array.from({ length: 64 }, (_, row) => [row % 2 === 0 ? Math.SQRT2 : -Math.SQRT2]);
    const result = train({ likelihood: 'gaussian-fixed', sigma: Math.sqrt(0.3), latentSize: 1 }, x, beta);
    expect(result.activeUnits).toBe(active);
    expect(Math.abs(result.activity[0]! - activity)).toBeLessThan(0.02);
    expect(Math.abs(result.klPerDimension[0]! - kl)).toBeLessThan(0.02);
  });
});

/** Full-batch Adam at a rate that falls to 0; figures are exact, so that only the training is stochastic. */
function train(variant: Partial<ModelSpecification>, data: readonly (readonly number[])[], beta: number) {
  const spec: ModelSpecification = {
    modelKind: 'vae',
    encoderWidths: [],
    decoderWidths: [],
    latentSize: 1,
    activation: 'relu',
    likelihood: 'gaussian-fixed',
    sigma: 1,
    ...variant,
  };
  const steps = 600;
  const initial = initialParameters(spec, data[0]!.length, 1);
  const names = Object.keys(initial);
  // every row eight times: eight draws of the noise in every gradient
  const x = tf.tile(tf.tensor2d(data.map((row) => [...row])), [8, 1]);
  let state = {
    parameters: parameterTensors(initial),
    slots: zeros(slotShapes(optimizerAt(0), shapesOf(initial))),
  };
  for (let step = 1; step <= steps; step++) {
    const next = tf.tidy(() => {
      const loss = (...values: tf.Tensor[]) =>
        objective(spec, Object.fromEntries(names.map((name, i) => [name, values[i]!])), x, {
          beta: tf.scalar(beta),
          key: tf.tensor1d([1, step], 'int32'),
        }).loss;
      const list = tf.grads(loss)(names.map((name) => state.parameters[name]!));
      const gradients = Object.fromEntries(names.map((name, i) => [name, list[i]!]));
      const optimizer = optimizerAt(0.05 * (1 - (step - 1) / steps));
      const scalars = Object.entries(updateScalars(optimizer, step)).map(([name, value]) => [name, tf.scalar(value)]);
      const update = applyGradients(optimizer, state.parameters, gradients, state.slots, Object.fromEntries(scalars));
      return { parameters: { ...update.parameters }, slots: { ...update.slots } };
    });
    tf.dispose([Object.values(state.parameters), Object.values(state.slots)]);
    state = next;
  }
  return figures(spec, state.parameters, data);
}

function figures(spec: ModelSpecification, parameters: ParameterTree, data: readonly (readonly number[])[]) {
  const layer = (place: string) => ({
    kernel: parameters[`${place}/kernel`]!.dataSync(),
    bias: parameters[`${place}/bias`]!.dataSync(),
  });
  const x = tf.tensor2d(data.map((row) => [...row]));
  const { mu } = encode(spec, parameters, x);
  const variance = likelihoodSigma(spec, parameters, mu)!.dataSync()[0]! ** 2;
  const model = { mu: layer('encoder/mu'), logVar: layer('encoder/logVar'), mean: layer('decoder/mean'), variance };
  const means = Float32Array.from(mu.dataSync());
  console.log(JSON.stringify(linearVaeFigures(model,data)), variance);
  return { ...linearVaeFigures(model, data), variance, activeUnits: activeUnits(means, spec.latentSize) };
}

function optimizerAt(rate: number) {
  return {
    optimizer: 'adam',
    encoderLearningRate: rate,
    decoderLearningRate: rate,
    momentum: 0,
    rmspropDecay: 0,
    adamBeta1: 0.9,
    adamBeta2: 0.999,
    optimizerEpsilon: 1e-8,
    gradientClipNorm: 0,
  } as const;
}

function shapesOf(values: Readonly<Record<string, { readonly shape: readonly number[] }>>) {
  return Object.fromEntries(Object.entries(values).map(([name, { shape }]) => [name, shape]));
}

function zeros(shapes: Readonly<Record<string, readonly number[]>>): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, tf.zeros([...shape])]));
}

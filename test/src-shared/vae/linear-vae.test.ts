import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { activeUnits } from '#shared/evaluation/active-units.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { encode } from '#shared/vae/model.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { evaluationTerms, objective } from '#shared/vae/objective.ts';
import { likelihoodVariance } from '#shared/vae/sigma.ts';
import { dataWithEigenvalues, largestLogLikelihood, linearVaeFigures, reflected } from '#test/oracles/linear-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';
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
  it('at 3 keeps the one unit with λ > σ², with activity 1 − σ²/λ = .25 and KL ½ ln(λ/σ²) = .14384', () => {
    const x = dataWithEigenvalues(eigenvalues);
    const result = train({ likelihood: 'gaussian-fixed', sigma: Math.sqrt(3), latentSize: 5 }, x, 1);
    expect(result.activeUnits).toBe(1);
    expect(result.elbo).toBeLessThanOrEqual(-8.6100644239 + 1e-6);
    expect(result.elbo).toBeGreaterThan(-8.6100644239 - 1e-2);
    expect(Math.abs(Math.max(...result.activity) - 0.25)).toBeLessThan(0.02);
    expect(Math.abs(total(result.klPerDimension) - 0.143841036226)).toBeLessThan(0.02);
  });

  it('at .3 has four active units at the closed-form optimum, and the KL and ELBO of the formulas', () => {
    const variance = 0.3;
    const x = dataWithEigenvalues(eigenvalues);
    const rows = tf.tile(tf.tensor2d(x), [400, 1]);
    const key = tf.tensor1d([1, 1], 'int32');
    const terms = evaluationTerms(linear({ sigma: Math.sqrt(variance), latentSize: 5 }), optimum(variance), rows, key);
    expect(activeUnits(Float32Array.from(terms.mu.dataSync()), 5)).toBe(4);
    const kl = [1.295133582723, 0.948559992443, 0.601986402163, 0.255412811883, 0];
    expectAllClose(tf.mean(terms.klPerDimension, 0).dataSync(), kl, 1e-5);
    const { mean, variance: spread } = tf.moments(tf.add(terms.reconstruction, terms.kl));
    const standardError = Math.sqrt(spread.dataSync()[0]! / rows.shape[0]);
    expect(Math.abs(mean.dataSync()[0]! - 7.1025201111)).toBeLessThan(4 * standardError);
    expect(standardError).toBeLessThan(0.02);
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

function linear(variant: Partial<ModelSpecification>): ModelSpecification {
  return {
    dataShape: [2],
    network: 'dense',
    convolutionChannels: [],
    modelKind: 'vae',
    encoderWidths: [],
    decoderWidths: [],
    latentSize: 1,
    activation: 'relu',
    likelihood: 'gaussian-fixed',
    sigma: 1,
    klFloor: 'none',
    freeBits: 0.25,
    committedRate: 4,
    ...variant,
  };
}

/** Columns √(λ − σ²) u of W, posterior mean Wᵀx / λ and variance σ² / λ; nothing where λ < σ². */
function optimum(variance: number): ParameterTree {
  const weights = eigenvalues.map((lambda, j) => {
    const unit = eigenvalues.map((_, i) => (i === j ? 1 : 0));
    return reflected(unit).map((value) => value * Math.sqrt(Math.max(0, lambda - variance)));
  });
  const encoder = weights.map((column, j) => column.map((value) => value / eigenvalues[j]!));
  return {
    'encoder/mu/kernel': tf.transpose(tf.tensor2d(encoder)),
    'encoder/mu/bias': tf.zeros([5]),
    'encoder/logVar/kernel': tf.zeros([5, 5]),
    'encoder/logVar/bias': tf.tensor1d(eigenvalues.map((lambda) => Math.log(Math.min(1, variance / lambda)))),
    'decoder/mean/kernel': tf.tensor2d(weights),
    'decoder/mean/bias': tf.zeros([5]),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Full-batch Adam at a rate that falls to 0; figures are exact, so that only the training is stochastic. */
function train(variant: Partial<ModelSpecification>, data: readonly (readonly number[])[], beta: number) {
  const spec = linear({ ...variant, dataShape: [data[0]!.length] });
  const steps = 600;
  const initial = initialParameters(spec, 1);
  const names = Object.keys(initial);
  // every row four times: four draws of the noise in every gradient
  const x = tf.tile(tf.tensor2d(data.map((row) => [...row])), [4, 1]);
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
      const update = applyGradients(
        optimizer,
        state,
        gradients,
        Object.fromEntries(scalars),
        updateRules[optimizer.optimizer],
      );
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
  const variance = likelihoodVariance(spec, parameters, mu)!.dataSync()[0]!;
  const model = { mu: layer('encoder/mu'), logVar: layer('encoder/logVar'), mean: layer('decoder/mean'), variance };
  const means = Float32Array.from(mu.dataSync());
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

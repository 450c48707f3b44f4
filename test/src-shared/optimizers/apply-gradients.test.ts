import type { ParameterTree } from '#shared/networks/parameters.ts';
import { applyGradients } from '#shared/optimizers/apply-gradients.ts';
import { updateRules } from '#shared/optimizers/update-rules.ts';
import { slotShapes } from '#shared/optimizers/slots.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64Adam, float64Momentum, float64Rmsprop } from '#test/oracles/float64-optimizers.ts';
import type { Float64Rule } from '#test/oracles/float64-optimizers.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, useCpuBackend } from '../cpu-backend.ts';
import { adamSpecification } from './adam-specification.ts';

useCpuBackend();

const names = ['encoder/mu/kernel', 'encoder/mu/bias', 'decoder/mean/kernel', 'decoder/logSigma'];
const shapes: Record<string, number[]> = {
  'encoder/mu/kernel': [3, 2],
  'encoder/mu/bias': [2],
  'decoder/mean/kernel': [2, 2],
  'decoder/logSigma': [],
};
const steps = 50;

/** Gradients of every step, of sizes from 0.03 to 30 and some of them 0. */
function gradientsAt(step: number): Record<string, Float32Array> {
  return Object.fromEntries(
    names.map((name, i) => {
      const size = tf.util.sizeFromShape(shapes[name]!);
      const scale = step % 7 === 0 ? 0 : 10 ** (((step + i) % 4) - 1.5);
      return [name, statelessNormal([step, i], size).map((value) => scale * value)];
    }),
  );
}

const oracles: Record<OptimizerSpecification['optimizer'], (rate: number) => Float64Rule> = {
  adam: (rate) => float64Adam(rate, 0.9, 0.95, 1e-3),
  rmsprop: (rate) => float64Rmsprop(rate, 0.7, 1e-3),
  momentum: (rate) => float64Momentum(rate, 0.8),
  sgd: (rate) => float64Momentum(rate, 0),
};

describe.each(['adam', 'rmsprop', 'momentum', 'sgd'] as const)('%s', (optimizer) => {
  it.each([0, 2])('follows its paper in float64 for 50 steps at two rates, with gradientClipNorm %d', (clipNorm) => {
    const spec = { ...adamSpecification, optimizer, gradientClipNorm: clipNorm };
    const { parameters, gradientNorms } = runSteps(spec);
    const expected = expectedParameters(spec);
    for (const name of names) expectAllClose(parameters[name]!.dataSync(), expected.parameters[name]!, 2e-5);
    expectAllClose(gradientNorms, expected.norms, 1e-6);
  });

  it('leaves the encoder as it is when its rate is 0', () => {
    const { parameters } = runSteps({ ...adamSpecification, optimizer, encoderLearningRate: 0 });
    expect([...parameters['encoder/mu/kernel']!.dataSync()]).toEqual(new Array(6).fill(1));
    expect(parameters['decoder/logSigma']!.dataSync()[0]).not.toBe(1);
  });

  it('resumes exactly from parameters and slots', () => {
    const spec = { ...adamSpecification, optimizer };
    const whole = runSteps(spec);
    const half = runSteps(spec, { from: 1, to: 20 });
    const resumed = runSteps(spec, { from: 21, to: steps }, half);
    for (const name of names) expect(resumed.parameters[name]!.dataSync()).toEqual(whole.parameters[name]!.dataSync());
  });

  it('shows a NaN gradient in the norm and in the parameter', () => {
    const spec = { ...adamSpecification, optimizer };
    const start = startOf(spec);
    const gradients = { ...tensorsOf(gradientsAt(1)), 'decoder/logSigma': tf.scalar(NaN) };
    const update = applyGradients(spec, start, gradients, scalarsAt(spec, 1), updateRules[spec.optimizer]);
    expect(update.gradientNorm.dataSync()[0]).toBeNaN();
    expect(update.parameters['decoder/logSigma']!.dataSync()[0]).toBeNaN();
  });
});

describe('applyGradients', () => {
  it('names a gradient that is missing', () => {
    const start = startOf(adamSpecification);
    const { 'decoder/logSigma': _, ...gradients } = tensorsOf(gradientsAt(1));
    expect(() =>
      applyGradients(adamSpecification, start, gradients, scalarsAt(adamSpecification, 1), updateRules.adam),
    ).toThrow('parameter: "decoder/logSigma" is missing');
  });

  it('does not touch what it is given', () => {
    const { parameters, slots } = startOf(adamSpecification);
    const gradients = tensorsOf(gradientsAt(1));
    const scalars = scalarsAt(adamSpecification, 1);
    applyGradients(adamSpecification, { parameters, slots }, gradients, scalars, updateRules.adam);
    expect([...parameters['encoder/mu/bias']!.dataSync()]).toEqual([1, 1]);
    expect([...slots['optimizer/encoder/mu/bias/firstMoment']!.dataSync()]).toEqual([0, 0]);
  });
});

interface State {
  readonly parameters: ParameterTree;
  readonly slots: ParameterTree;
}

function startOf(spec: OptimizerSpecification): State {
  const filled = (entries: Readonly<Record<string, readonly number[]>>, value: number) =>
    Object.fromEntries(Object.entries(entries).map(([name, shape]) => [name, tf.fill([...shape], value)]));
  return { parameters: filled(shapes, 1), slots: filled(slotShapes(spec, shapes), 0) };
}

function runSteps(
  spec: OptimizerSpecification,
  range: { readonly from: number; readonly to: number } = { from: 1, to: steps },
  start: State = startOf(spec),
): State & { readonly gradientNorms: number[] } {
  let state = start;
  const gradientNorms: number[] = [];
  for (let step = range.from; step <= range.to; step++) {
    const { gradientNorm, ...next } = applyGradients(
      spec,
      state,
      tensorsOf(gradientsAt(step)),
      scalarsAt(spec, step),
      updateRules[spec.optimizer],
    );
    state = next;
    gradientNorms.push(gradientNorm.dataSync()[0]!);
  }
  return { ...state, gradientNorms };
}

function expectedParameters(spec: OptimizerSpecification): {
  readonly parameters: Record<string, number[]>;
  readonly norms: number[];
} {
  const parameters: Record<string, number[]> = {};
  const rules: Record<string, Float64Rule[]> = {};
  for (const name of names) {
    const rate = name.startsWith('encoder/') ? spec.encoderLearningRate : spec.decoderLearningRate;
    parameters[name] = new Array<number>(tf.util.sizeFromShape(shapes[name]!)).fill(1);
    rules[name] = parameters[name].map(() => oracles[spec.optimizer](rate));
  }
  const norms: number[] = [];
  for (let step = 1; step <= steps; step++) {
    const gradients = gradientsAt(step);
    const norm = Math.sqrt(names.flatMap((name) => [...gradients[name]!]).reduce((sum, g) => sum + g * g, 0));
    const scale = spec.gradientClipNorm > 0 && norm > spec.gradientClipNorm ? spec.gradientClipNorm / norm : 1;
    for (const name of names) {
      parameters[name] = parameters[name]!.map((p, i) => rules[name]![i]!.next(p, scale * gradients[name]![i]!));
    }
    norms.push(norm);
  }
  return { parameters, norms };
}

function tensorsOf(values: Record<string, Float32Array>): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.entries(values).map(([name, numbers]) => [name, tf.tensor(numbers, shapes[name])]));
}

function scalarsAt(spec: OptimizerSpecification, step: number): Record<string, tf.Scalar> {
  return Object.fromEntries(Object.entries(updateScalars(spec, step)).map(([name, value]) => [name, tf.scalar(value)]));
}

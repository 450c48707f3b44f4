import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { eagerStepRunner } from '#main/engine/eager-step-runner.ts';
import type { StepSpecification } from '#main/engine/step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const size = 12;
const x = Float32Array.from({ length: 8 * size }, (_, i) => (i % 5) / 4);

beforeAll(async () => {
  await openWasmBackend();
});

function trainSteps(spec: StepSpecification, runner: ReturnType<typeof eagerStepRunner>, from: number, to: number) {
  const metrics = [];
  for (let step = from; step < to; step++) {
    const optimizerScalars = updateScalars(spec, step + 1);
    metrics.push(runner.trainStep({ x, count: 8, key: [spec.seed, step], beta: 1, optimizerScalars }));
  }
  return metrics;
}

describe('the eager step runner', () => {
  test('starts from the initial weights of the seed, with empty slots', () => {
    const spec = quickHyperparameters();
    const runner = eagerStepRunner(spec, size);
    const state = runner.readState();
    for (const [name, { values }] of Object.entries(initialParameters(spec, size, spec.seed))) {
      expect([...state[name]!.data]).toEqual([...values]);
    }
    expect(state['optimizer/encoder/mu/kernel/firstMoment']!.data.every((value) => value === 0)).toBe(true);
    runner.dispose();
  });

  test('lowers the loss of one batch', () => {
    const spec = quickHyperparameters({ encoderLearningRate: 0.01, decoderLearningRate: 0.01 });
    const runner = eagerStepRunner(spec, size);
    const losses = trainSteps(spec, runner, 0, 100).map((metrics) => metrics.loss);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! * 0.9);
    runner.dispose();
  });

  test('continues bit for bit from a state that was read', () => {
    const spec = quickHyperparameters();
    const whole = eagerStepRunner(spec, size);
    trainSteps(spec, whole, 0, 5);
    const middle = whole.readState();
    const expected = trainSteps(spec, whole, 5, 10);
    const resumed = eagerStepRunner(spec, size);
    resumed.writeState(middle);
    expect(trainSteps(spec, resumed, 5, 10)).toEqual(expected);
    expect(resumed.readState()).toEqual(whole.readState());
    whole.dispose();
    resumed.dispose();
  });

  test('holds the same number of tensors after hundreds of steps', () => {
    const spec = quickHyperparameters();
    const runner = eagerStepRunner(spec, size);
    trainSteps(spec, runner, 0, 2);
    const before = tf.memory().numTensors;
    trainSteps(spec, runner, 2, 302);
    runner.evaluate({ x, count: 8 }, [1, 1]);
    runner.encode({ x, count: 8 });
    runner.decodeMean(new Float32Array(4), 2);
    expect(tf.memory().numTensors).toBe(before);
    runner.dispose();
  });

  test('refuses a state of another model and names the tensor', () => {
    const runner = eagerStepRunner(quickHyperparameters(), size);
    const other = eagerStepRunner(quickHyperparameters({ latentSize: 3 }), size);
    expect(() => runner.writeState(other.readState())).toThrow(/encoder\/mu\/kernel/);
    runner.dispose();
    other.dispose();
  });

  test('gives σ only where a likelihood learns or has one', () => {
    const codes = new Float32Array(2);
    const bernoulli = eagerStepRunner(quickHyperparameters(), size);
    const shared = eagerStepRunner(quickHyperparameters({ likelihood: 'gaussian-shared' }), size);
    expect(bernoulli.sigma(codes, 1)).toBeNull();
    expect(shared.sigma(codes, 1)).toBeGreaterThan(0);
    bernoulli.dispose();
    shared.dispose();
  });
});

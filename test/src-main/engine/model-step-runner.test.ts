import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { updateScalars } from '#shared/optimizers/update-scalars.ts';
import { initialParameters } from '#shared/vae/model-parameters.ts';
import { eagerStepRunner } from '#main/engine/step-runners.ts';
import type { StepSpecification } from '#main/engine/step-runner.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { quickSpecification } from '#test/helpers/example-dataset.ts';

const size = 36;
const x = Float32Array.from({ length: 8 * size }, (_, i) => (i % 5) / 4);

beforeAll(async () => {
  await openWasmBackend();
});

function trainSteps(spec: StepSpecification, runner: ReturnType<typeof eagerStepRunner>, from: number, to: number) {
  const metrics = [];
  for (let step = from; step < to; step++) {
    const optimizerScalars = updateScalars(spec, step + 1);
    metrics.push(runner.trainStep({ batch: { x, count: 8 }, key: [spec.seed, step], beta: 1, optimizerScalars }));
  }
  return metrics;
}

describe('a model step runner', () => {
  test('starts from the initial weights of the seed, with empty slots', () => {
    const spec = quickSpecification();
    const runner = eagerStepRunner(spec, 'wasm');
    const state = runner.readState();
    for (const [name, { values }] of Object.entries(initialParameters(spec, spec.seed))) {
      expect([...state[name]!.data]).toEqual([...values]);
    }
    expect(state['optimizer/encoder/mu/kernel/firstMoment']!.data.every((value) => value === 0)).toBe(true);
    runner.dispose();
  });

  test('lowers the loss of one batch', () => {
    const spec = quickSpecification({ encoderLearningRate: 0.01, decoderLearningRate: 0.01 });
    const runner = eagerStepRunner(spec, 'wasm');
    const losses = trainSteps(spec, runner, 0, 100).map((metrics) => metrics.loss);
    expect(losses.at(-1)!).toBeLessThan(losses[0]! * 0.9);
    runner.dispose();
  });

  test('continues bit for bit from a state that was read', () => {
    const spec = quickSpecification();
    const whole = eagerStepRunner(spec, 'wasm');
    trainSteps(spec, whole, 0, 5);
    const middle = whole.readState();
    const expected = trainSteps(spec, whole, 5, 10);
    const resumed = eagerStepRunner(spec, 'wasm');
    resumed.writeState(middle);
    expect(trainSteps(spec, resumed, 5, 10)).toEqual(expected);
    expect(resumed.readState()).toEqual(whole.readState());
    whole.dispose();
    resumed.dispose();
  });

  test('holds the same number of tensors after hundreds of steps', () => {
    const spec = quickSpecification();
    const runner = eagerStepRunner(spec, 'wasm');
    trainSteps(spec, runner, 0, 2);
    const before = tf.memory().numTensors;
    trainSteps(spec, runner, 2, 302);
    runner.evaluate({ x, count: 8 }, [1, 1]);
    runner.encode({ x, count: 8 });
    runner.decodeMean(new Float32Array(4), 2);
    expect(tf.memory().numTensors).toBe(before);
    runner.dispose();
  });

  test('takes rows of examples for the numbers that they stand for', () => {
    const spec = quickSpecification();
    const bytes = Uint8Array.from({ length: 10 * size }, (_, i) => (i * 37) % 256);
    const rows = Int32Array.of(7, 0, 7);
    const numbers = Float32Array.from(
      { length: 3 * size },
      (_, i) => bytes[rows[Math.floor(i / size)]! * size + (i % size)]! / 255,
    );
    const examples = { bytes, size, count: 10 };
    const runner = eagerStepRunner(spec, 'wasm');
    expect(runner.encode({ examples, rows })).toEqual(runner.encode({ x: numbers, count: 3 }));
    expect(runner.evaluate({ examples, rows }, [1, 2])).toEqual(runner.evaluate({ x: numbers, count: 3 }, [1, 2]));
    expect(() => runner.encode({ examples, rows: Int32Array.of(10) })).toThrow('row 10 is asked for, there are 10');
    runner.dispose();
  });

  test('evaluates no more examples at once than draw their noise together', () => {
    const runner = eagerStepRunner(quickSpecification(), 'wasm');
    expect(() => runner.evaluate({ x: new Float32Array(501 * size), count: 501 }, [1, 2])).toThrow('at most 500');
    runner.dispose();
  });

  test('refuses a state of another model and names the tensor', () => {
    const runner = eagerStepRunner(quickSpecification(), 'wasm');
    const other = eagerStepRunner(quickSpecification({ latentSize: 3 }), 'wasm');
    expect(() => runner.writeState(other.readState())).toThrow(/encoder\/mu\/kernel/);
    runner.dispose();
    other.dispose();
  });

  test('gives σ only where a likelihood learns or has one', () => {
    const codes = new Float32Array(2);
    const bernoulli = eagerStepRunner(quickSpecification(), 'wasm');
    const shared = eagerStepRunner(quickSpecification({ likelihood: 'gaussian-shared' }), 'wasm');
    expect(bernoulli.sigma(codes, 1)).toBeNull();
    expect(shared.sigma(codes, 1)).toBeGreaterThan(0);
    bernoulli.dispose();
    shared.dispose();
  });
});

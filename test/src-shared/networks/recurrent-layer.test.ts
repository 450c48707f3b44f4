import type { ParameterValues } from '#shared/networks/parameters.ts';
import {
  initialRecurrentBias,
  initialRecurrentState,
  nextRecurrentState,
  recurrentShapes,
  recurrentStates,
} from '#shared/networks/recurrent-layer.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64States } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';

useTextBackend();

const sizes = { input: 3, context: 2, hidden: 4 };
const [stepCount, batchSize] = [5, 2];
const inputs = () => ({
  steps: tf.tensor3d(statelessNormal([7, 1], 30), [stepCount, batchSize, 3]),
  context: tf.tensor2d(statelessNormal([7, 2], 4), [batchSize, 2]),
  initial: tf.tensor2d(statelessNormal([7, 3], 8), [batchSize, 4]),
});

describe.each(['lstm', 'gru'] as const)('a layer of %s', (cell) => {
  const layer = { cell, place: 'net' };
  const values = randomParameters(recurrentShapes(layer, sizes), 0.7);

  it('is the cell on the inputs with the context appended, from the tanh of where it starts', () => {
    const { steps, context, initial } = inputs();
    const found = recurrentStates(layer, parameterTensors(values), { steps, context, initial });
    expect(found.shape).toEqual([stepCount, batchSize, 4]);
    const kernel = [...matrix(values, 'net/inputKernel'), ...matrix(values, 'net/contextKernel')];
    const bias = [...values['net/bias']!.values];
    const byRow = initial.arraySync().map((start, b) => {
      const projected = steps.arraySync().map((step) => {
        const row = [...step[b]!, ...context.arraySync()[b]!];
        return bias.map((value, column) => row.reduce((sum, x, i) => sum + x * kernel[i]![column]!, value));
      });
      const candidateBias = [...(values['net/candidateBias']?.values ?? [])];
      const oracle = { kind: cell, recurrentKernel: matrix(values, 'net/recurrentKernel'), candidateBias };
      return float64States(oracle, projected, { hidden: start.map(Math.tanh), cell: start });
    });
    const expected = Array.from({ length: stepCount }, (_, t) => byRow.flatMap((states) => states[t]!)).flat();
    expectAllClose(found.dataSync(), expected, 5e-6);
  });

  it('gives step by step what it gives at once', () => {
    const { steps, context, initial } = inputs();
    const parameters = parameterTensors(values);
    const expected = recurrentStates(layer, parameters, { steps, context, initial }).arraySync();
    let state = initialRecurrentState(cell, initial);
    for (const [t, step] of (tf.unstack(steps) as tf.Tensor2D[]).entries() /* three axes before */) {
      state = nextRecurrentState(layer, parameters, { inputs: step, context, state });
      expectAllClose(state.hidden.dataSync(), expected[t]!.flat(), 1e-6);
    }
    expect(state.cell === null).toBe(cell === 'gru');
  });

  it('takes no context', () => {
    const plain = randomParameters(recurrentShapes(layer, { ...sizes, context: 0 }), 0.7);
    expect(plain['net/contextKernel']).toBeUndefined();
    const found = recurrentStates(layer, parameterTensors(plain), { ...inputs(), context: null });
    const nothing = { ...parameterTensors(plain), 'net/contextKernel': tf.zeros([2, plain['net/bias']!.shape[0]!]) };
    expectAllClose(found.dataSync(), recurrentStates(layer, nothing, inputs()).dataSync(), 1e-6);
  });
});

describe('recurrentShapes', () => {
  it('has four parts for an LSTM, three and a bias of the candidate for a GRU', () => {
    expect(recurrentShapes({ cell: 'lstm', place: 'p' }, sizes)).toEqual({
      'p/inputKernel': [3, 16],
      'p/contextKernel': [2, 16],
      'p/recurrentKernel': [4, 16],
      'p/bias': [16],
    });
    expect(recurrentShapes({ cell: 'gru', place: 'p' }, { ...sizes, context: 0 })).toEqual({
      'p/inputKernel': [3, 12],
      'p/recurrentKernel': [4, 12],
      'p/bias': [12],
      'p/candidateBias': [4],
    });
  });
});

describe('initialRecurrentBias', () => {
  it('opens the forget gate of an LSTM and nothing else', () => {
    expect([...initialRecurrentBias('lstm', 2)]).toEqual([0, 0, 1, 1, 0, 0, 0, 0]);
    expect([...initialRecurrentBias('gru', 2)]).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

function matrix(values: ParameterValues, name: string): number[][] {
  const { shape, values: numbers } = values[name]!;
  return Array.from({ length: shape[0]! }, (_, r) => [...numbers.subarray(r * shape[1]!, (r + 1) * shape[1]!)]);
}

import type { ModelSpecification } from '#shared/vae/model.ts';
import { initialParameters, parameterCount, parameterShapes } from '#shared/vae/model-parameters.ts';
import { describe, expect, it } from 'vitest';

const spec: ModelSpecification = {
  modelKind: 'vae',
  encoderWidths: [400],
  decoderWidths: [400],
  latentSize: 20,
  activation: 'relu',
  likelihood: 'bernoulli',
  sigma: 1,
};

describe('parameterShapes', () => {
  it('names every parameter by its place, encoder first', () => {
    expect(Object.entries(parameterShapes(spec, 784))).toEqual([
      ['encoder/hidden0/kernel', [784, 400]],
      ['encoder/hidden0/bias', [400]],
      ['encoder/mu/kernel', [400, 20]],
      ['encoder/mu/bias', [20]],
      ['encoder/logVar/kernel', [400, 20]],
      ['encoder/logVar/bias', [20]],
      ['decoder/hidden0/kernel', [20, 400]],
      ['decoder/hidden0/bias', [400]],
      ['decoder/mean/kernel', [400, 784]],
      ['decoder/mean/bias', [784]],
    ]);
  });

  it('has a code instead of mu and logVar for an autoencoder', () => {
    const names = Object.keys(parameterShapes({ ...spec, modelKind: 'ae', encoderWidths: [] }, 6));
    expect(names.filter((name) => name.startsWith('encoder/'))).toEqual(['encoder/code/kernel', 'encoder/code/bias']);
  });

  it('adds what a Gaussian likelihood learns', () => {
    const added = (likelihood: ModelSpecification['likelihood']) =>
      Object.entries(parameterShapes({ ...spec, likelihood }, 6)).slice(10);
    expect(added('gaussian-fixed')).toEqual([]);
    expect(added('gaussian-shared')).toEqual([['decoder/logSigma', []]]);
    expect(added('gaussian-per-dimension')).toEqual([
      ['decoder/logSigmaSquared/kernel', [400, 6]],
      ['decoder/logSigmaSquared/bias', [6]],
    ]);
  });
});

describe('parameterCount', () => {
  it('counts 652,824 numbers for 784-400-20-400-784, as by hand', () => {
    expect(parameterCount(spec, 784)).toBe(785 * 400 + 2 * 401 * 20 + 21 * 400 + 401 * 784);
    expect(parameterCount(spec, 784)).toBe(652_824);
  });

  it('counts one σ for the shared Gaussian', () => {
    expect(parameterCount({ ...spec, likelihood: 'gaussian-shared' }, 784)).toBe(652_825);
  });
});

describe('initialParameters', () => {
  it('has the shapes of parameterShapes, zero biases and ln σ = 0', () => {
    const values = initialParameters({ ...spec, likelihood: 'gaussian-shared' }, 9, 1);
    const shapes = parameterShapes({ ...spec, likelihood: 'gaussian-shared' }, 9);
    expect(Object.keys(values)).toEqual(Object.keys(shapes));
    for (const [name, { shape, values: numbers }] of Object.entries(values)) {
      expect(shape).toEqual(shapes[name]);
      expect(numbers.length).toBe(shape.reduce((product, size) => product * size, 1));
      expect(numbers.some((number) => number !== 0)).toBe(name.endsWith('/kernel'));
    }
  });

  it('draws He weights before a ReLU and Glorot weights elsewhere', () => {
    const largest = (activation: ModelSpecification['activation'], name: string) =>
      Math.max(...initialParameters({ ...spec, activation }, 784, 1)[name]!.values.map(Math.abs));
    const glorot = Math.sqrt(6 / 420);
    expect(largest('relu', 'decoder/hidden0/kernel')).toBeCloseTo(Math.sqrt(6 / 20), 3);
    expect(largest('tanh', 'decoder/hidden0/kernel')).toBeCloseTo(glorot, 3);
    expect(largest('relu', 'encoder/mu/kernel')).toBeCloseTo(glorot, 3);
  });

  it('is the same for the same seed, another for another, and different in layers of one shape', () => {
    const first = initialParameters(spec, 5, 1);
    expect(initialParameters(spec, 5, 1)).toEqual(first);
    expect(initialParameters(spec, 5, 2)['encoder/mu/kernel']).not.toEqual(first['encoder/mu/kernel']);
    expect(first['encoder/logVar/kernel']).not.toEqual(first['encoder/mu/kernel']);
  });

  it('starts a layer alike whatever the layers around it', () => {
    const deeper = initialParameters({ ...spec, encoderWidths: [400, 400] }, 5, 1);
    expect(deeper['encoder/hidden0/kernel']).toEqual(initialParameters(spec, 5, 1)['encoder/hidden0/kernel']);
  });
});

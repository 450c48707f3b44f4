import type { ModelSpecification } from '#shared/vae/model.ts';
import { initialParameters, parameterCount, parameterShapes } from '#shared/vae/model-parameters.ts';
import { describe, expect, it } from 'vitest';

const spec: ModelSpecification = {
  dataShape: [28, 28, 1],
  network: 'dense',
  convolutionChannels: [],
  modelKind: 'vae',
  encoderWidths: [400],
  decoderWidths: [400],
  latentSize: 20,
  activation: 'relu',
  likelihood: 'bernoulli',
  sigma: 1,
  klFloor: 'none',
  freeBits: 0.25,
  committedRate: 4,
};

describe('parameterShapes', () => {
  it('names every parameter by its place, encoder first', () => {
    expect(Object.entries(parameterShapes(spec))).toEqual([
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
    const names = Object.keys(parameterShapes({ ...spec, modelKind: 'ae', encoderWidths: [] }));
    expect(names.filter((name) => name.startsWith('encoder/'))).toEqual(['encoder/code/kernel', 'encoder/code/bias']);
  });

  it('adds what a Gaussian likelihood learns', () => {
    const added = (likelihood: ModelSpecification['likelihood']) =>
      Object.entries(parameterShapes({ ...spec, dataShape: [6], likelihood })).slice(10);
    expect(added('gaussian-fixed')).toEqual([]);
    expect(added('gaussian-shared')).toEqual([['decoder/logSigma', []]]);
    expect(added('gaussian-per-dimension')).toEqual([
      ['decoder/logSigmaSquared/kernel', [400, 6]],
      ['decoder/logSigmaSquared/bias', [6]],
    ]);
  });
});

describe('parameterShapes of a convolutional network', () => {
  const convolutional: ModelSpecification = { ...spec, network: 'convolutional', convolutionChannels: [8, 16] };

  it('has convolutions before the dense layers of the encoder and their transposes after those of the decoder', () => {
    expect(Object.entries(parameterShapes(convolutional))).toEqual([
      ['encoder/convolution0/kernel', [3, 3, 1, 8]],
      ['encoder/convolution0/bias', [8]],
      ['encoder/convolution1/kernel', [3, 3, 8, 16]],
      ['encoder/convolution1/bias', [16]],
      ['encoder/hidden0/kernel', [7 * 7 * 16, 400]],
      ['encoder/hidden0/bias', [400]],
      ['encoder/mu/kernel', [400, 20]],
      ['encoder/mu/bias', [20]],
      ['encoder/logVar/kernel', [400, 20]],
      ['encoder/logVar/bias', [20]],
      ['decoder/hidden0/kernel', [20, 400]],
      ['decoder/hidden0/bias', [400]],
      ['decoder/features/kernel', [400, 7 * 7 * 16]],
      ['decoder/features/bias', [7 * 7 * 16]],
      ['decoder/transposedConvolution0/kernel', [3, 3, 8, 16]],
      ['decoder/transposedConvolution0/bias', [8]],
      ['decoder/mean/kernel', [3, 3, 1, 8]],
      ['decoder/mean/bias', [1]],
    ]);
  });

  it('gives a variance of every dimension a last layer of its own', () => {
    const shapes = parameterShapes({ ...convolutional, likelihood: 'gaussian-per-dimension' });
    expect(Object.entries(shapes).slice(-2)).toEqual([
      ['decoder/logSigmaSquared/kernel', [3, 3, 1, 8]],
      ['decoder/logSigmaSquared/bias', [1]],
    ]);
  });

  it('draws transposed kernels by their inputs, which stand last, and all that a ReLU follows after He', () => {
    const deep: ModelSpecification = { ...convolutional, convolutionChannels: [32, 4], dataShape: [9, 9, 1] };
    const values = initialParameters(deep, 1);
    const largest = (name: string) => Math.max(...values[name]!.values.map(Math.abs));
    expect(largest('encoder/convolution1/kernel')).toBeCloseTo(Math.sqrt(6 / (9 * 32)), 2);
    expect(largest('decoder/transposedConvolution0/kernel')).toBeCloseTo(Math.sqrt(6 / (9 * 4)), 2);
    expect(largest('decoder/features/kernel')).toBeCloseTo(Math.sqrt(6 / 400), 2);
    expect(largest('decoder/mean/kernel')).toBeCloseTo(Math.sqrt(6 / (9 * 33)), 2); // no ReLU follows
  });
});

describe('parameterCount', () => {
  it('counts 652,824 numbers for 784-400-20-400-784, as by hand', () => {
    expect(parameterCount(spec)).toBe(785 * 400 + 2 * 401 * 20 + 21 * 400 + 401 * 784);
    expect(parameterCount(spec)).toBe(652_824);
  });

  it('counts one σ for the shared Gaussian', () => {
    expect(parameterCount({ ...spec, likelihood: 'gaussian-shared' })).toBe(652_825);
  });
});

describe('initialParameters', () => {
  const small: ModelSpecification = { ...spec, dataShape: [5] };

  it('has the shapes of parameterShapes, zero biases and ln σ = 0', () => {
    const shared: ModelSpecification = { ...spec, dataShape: [9], likelihood: 'gaussian-shared' };
    const values = initialParameters(shared, 1);
    const shapes = parameterShapes(shared);
    expect(Object.keys(values)).toEqual(Object.keys(shapes));
    for (const [name, { shape, values: numbers }] of Object.entries(values)) {
      expect(shape).toEqual(shapes[name]);
      expect(numbers.length).toBe(shape.reduce((product, size) => product * size, 1));
      expect(numbers.some((number) => number !== 0)).toBe(name.endsWith('/kernel'));
    }
  });

  it('draws He weights before a ReLU and Glorot weights elsewhere', () => {
    const largest = (activation: ModelSpecification['activation'], name: string) =>
      Math.max(...initialParameters({ ...spec, activation }, 1)[name]!.values.map(Math.abs));
    const glorot = Math.sqrt(6 / 420);
    expect(largest('relu', 'decoder/hidden0/kernel')).toBeCloseTo(Math.sqrt(6 / 20), 3);
    expect(largest('tanh', 'decoder/hidden0/kernel')).toBeCloseTo(glorot, 3);
    expect(largest('relu', 'encoder/mu/kernel')).toBeCloseTo(glorot, 3);
  });

  it('is the same for the same seed, another for another, and different in layers of one shape', () => {
    const first = initialParameters(small, 1);
    expect(initialParameters(small, 1)).toEqual(first);
    expect(initialParameters(small, 2)['encoder/mu/kernel']).not.toEqual(first['encoder/mu/kernel']);
    expect(first['encoder/logVar/kernel']).not.toEqual(first['encoder/mu/kernel']);
  });

  it('starts a layer alike whatever the layers around it', () => {
    const deeper = initialParameters({ ...small, encoderWidths: [400, 400] }, 1);
    expect(deeper['encoder/hidden0/kernel']).toEqual(initialParameters(small, 1)['encoder/hidden0/kernel']);
  });
});

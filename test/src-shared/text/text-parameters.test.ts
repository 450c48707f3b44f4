import {
  initialTextParameters,
  textMovingShapes,
  textParameterCount,
  textParameterShapes,
} from '#shared/text/text-parameters.ts';
import { describe, expect, it } from 'vitest';
import { smallTextModel } from './text-examples.ts';

const spec = smallTextModel({ dataShape: [12, 50, 4], embeddingSize: 6, hiddenSize: 8, latentSize: 3 });

describe('textParameterShapes', () => {
  it('names every parameter, with those of the encoder below encoder/', () => {
    expect(textParameterShapes(spec)).toEqual({
      'encoder/embedding': [50, 6],
      'encoder/recurrent/inputKernel': [6, 32],
      'encoder/recurrent/recurrentKernel': [8, 32],
      'encoder/recurrent/bias': [32],
      'encoder/mu/kernel': [8, 3],
      'encoder/mu/bias': [3],
      'encoder/logVar/kernel': [8, 3],
      'encoder/logVar/bias': [3],
      'decoder/embedding': [50, 6],
      'decoder/initialState/kernel': [3, 8],
      'decoder/initialState/bias': [8],
      'decoder/recurrent/inputKernel': [6, 32],
      'decoder/recurrent/contextKernel': [3, 32],
      'decoder/recurrent/recurrentKernel': [8, 32],
      'decoder/recurrent/bias': [32],
      'decoder/output/kernel': [8, 50],
      'decoder/output/bias': [50],
    });
  });

  it('has as many numbers as are counted for an LSTM of 256 units and 10,000 words: 8.8 million with two embeddings', () => {
    const count = textParameterCount({
      ...spec,
      dataShape: [40, 1e4, 0],
      embeddingSize: 256,
      hiddenSize: 256,
      latentSize: 32,
    });
    const lstm = 1024 * (256 + 256 + 1);
    const expected = 2 * 2_560_000 + 2 * lstm + 32 * 1024 + 2 * 32 * 257 + 256 * 33 + 10_000 * 257;
    expect(count).toBe(expected);
  });
});

describe('textParameterShapes of other models', () => {
  const namesOf = (changes: Parameters<typeof smallTextModel>[0]) =>
    Object.keys(textParameterShapes({ ...spec, ...changes }));
  const shapesOf = (changes: Parameters<typeof smallTextModel>[0]) => textParameterShapes({ ...spec, ...changes });

  it('has no encoder and no z in a language model', () => {
    expect(namesOf({ modelKind: 'language-model' })).toEqual([
      'decoder/embedding',
      'decoder/recurrent/inputKernel',
      'decoder/recurrent/recurrentKernel',
      'decoder/recurrent/bias',
      'decoder/output/kernel',
      'decoder/output/bias',
    ]);
  });

  it('has one head in an autoencoder', () => {
    const heads = namesOf({ modelKind: 'ae' }).filter((name) => /^encoder\/(code|mu|logVar)/.test(name));
    expect(heads).toEqual(['encoder/code/kernel', 'encoder/code/bias']);
  });

  it('has a second cell and heads on both where the encoder reads both ways', () => {
    const shapes = shapesOf({ encoderDirections: 'both-ways' });
    expect(shapes['encoder/recurrentBackwards/recurrentKernel']).toEqual([8, 32]);
    expect(shapes['encoder/mu/kernel']).toEqual([16, 3]);
  });

  it('has one table for all with tied embeddings, and a projection where the state is of another size', () => {
    const tied = shapesOf({ embeddings: 'tied' });
    expect(tied['shared/embedding']).toEqual([50, 6]);
    expect(tied['decoder/projection/kernel']).toEqual([8, 6]);
    expect(Object.keys(tied).filter((name) => /(coder\/embedding|output\/kernel)$/.test(name))).toEqual([]);
    expect(namesOf({ embeddings: 'tied', embeddingSize: 8 })).not.toContain('decoder/projection/kernel');
  });

  it('has a hidden layer in place of cell and embedding where the decoder writes a bag of words', () => {
    const decoder = namesOf({ wordDecoder: 'bag-of-words' }).filter((name) => name.startsWith('decoder/'));
    expect(decoder).toEqual(['decoder/bag/kernel', 'decoder/bag/bias', 'decoder/output/kernel', 'decoder/output/bias']);
  });

  it('has a label on both sides where the model is told it', () => {
    const shapes = shapesOf({ labelCondition: 'label' });
    expect(shapes['encoder/labels']).toEqual([4, 4]);
    expect(shapes['decoder/labels']).toEqual([4, 4]);
    expect(shapes['encoder/mu/kernel']).toEqual([12, 3]);
    expect(shapes['decoder/initialState/kernel']).toEqual([7, 8]);
    expect(shapes['decoder/recurrent/contextKernel']).toEqual([7, 32]);
  });

  it('has a shift in place of a bias, and moving moments, where means are normalized; only of a VAE', () => {
    const normalized = { klFloor: 'normalized-means' } as const;
    expect(namesOf(normalized).filter((name) => name.startsWith('encoder/mu'))).toEqual([
      'encoder/mu/kernel',
      'encoder/mu/shift',
    ]);
    const moving = textMovingShapes({ ...spec, ...normalized });
    expect(moving).toEqual({ 'encoder/mu/movingMean': [3], 'encoder/mu/movingVariance': [3] });
    expect(textMovingShapes({ ...spec, ...normalized, modelKind: 'ae' })).toEqual({});
    expect(textMovingShapes(spec)).toEqual({});
    const values = initialTextParameters({ ...spec, ...normalized }, 3);
    expect([...values['encoder/mu/movingMean']!.values]).toEqual([0, 0, 0]);
    expect([...values['encoder/mu/movingVariance']!.values]).toEqual([1, 1, 1]);
  });
});

describe('initialTextParameters', () => {
  const values = initialTextParameters(spec, 3);

  it('has every parameter with its shape', () => {
    for (const [name, shape] of Object.entries(textParameterShapes(spec))) {
      expect(values[name]!.shape).toEqual(shape);
      expect(values[name]!.values.length).toBe(shape.reduce((a, b) => a * b, 1));
    }
  });

  it('draws kernels in Glorot’s bound and embeddings in ± 0.1', () => {
    const largest = (name: string) => Math.max(...values[name]!.values.map(Math.abs));
    expect(largest('decoder/output/kernel')).toBeLessThanOrEqual(Math.sqrt(6 / 58));
    expect(largest('decoder/output/kernel')).toBeGreaterThan(0.9 * Math.sqrt(6 / 58));
    expect(largest('encoder/embedding')).toBeLessThanOrEqual(0.1);
    expect(largest('encoder/embedding')).toBeGreaterThan(0.09);
  });

  it('has biases of 0 but for the forget gates', () => {
    const forget = Array.from({ length: 32 }, (_, i) => (i >= 8 && i < 16 ? 1 : 0));
    expect([...values['encoder/recurrent/bias']!.values]).toEqual(forget);
    expect([...values['decoder/recurrent/bias']!.values]).toEqual(forget);
    const bothWays = initialTextParameters({ ...spec, encoderDirections: 'both-ways' }, 3);
    expect([...bothWays['encoder/recurrentBackwards/bias']!.values]).toEqual(forget);
    const gru = initialTextParameters({ ...spec, cell: 'gru' }, 3);
    for (const name of ['recurrent/bias', 'recurrent/candidateBias', 'output/bias', 'initialState/bias']) {
      expect([...gru[`decoder/${name}`]!.values].every((value) => value === 0)).toBe(true);
    }
  });

  it('repeats for a seed, and draws each parameter by itself', () => {
    expect(initialTextParameters(spec, 3)).toEqual(values);
    expect(initialTextParameters(spec, 4)['encoder/embedding']).not.toEqual(values['encoder/embedding']);
    expect(values['decoder/embedding']!.values).not.toEqual(values['encoder/embedding']!.values);
    const larger = initialTextParameters({ ...spec, latentSize: 5 }, 3);
    expect(larger['encoder/embedding']).toEqual(values['encoder/embedding']);
  });
});

import { initialTextParameters, textParameterShapes } from '#shared/text/text-parameters.ts';
import type { TextModelSpecification } from '#shared/text/text-model.ts';
import { describe, expect, it } from 'vitest';

const spec: TextModelSpecification = {
  cell: 'lstm',
  vocabularySize: 50,
  embeddingSize: 6,
  hiddenSize: 8,
  latentSize: 3,
  wordKeepRate: 1,
};

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
    const shapes = textParameterShapes({
      ...spec,
      vocabularySize: 1e4,
      embeddingSize: 256,
      hiddenSize: 256,
      latentSize: 32,
    });
    const count = Object.values(shapes).reduce((sum, shape) => sum + shape.reduce((a, b) => a * b, 1), 0);
    const lstm = 1024 * (256 + 256 + 1);
    const expected = 2 * 2_560_000 + 2 * lstm + 32 * 1024 + 2 * 32 * 257 + 256 * 33 + 10_000 * 257;
    expect(count).toBe(expected);
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

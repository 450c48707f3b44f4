import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextModelSpecification } from '#shared/text/text-model.ts';
import { textEvaluationTerms, textObjective } from '#shared/text/text-objective.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import { float64TextLoss, float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import {
  exampleParameters,
  exampleSentences,
  matrices,
  numbersOf,
  padded,
  shifted,
  smallTextModel,
} from './text-examples.ts';

useTextBackend();

const seed: readonly [number, number] = [3, 17];
const count = exampleSentences.length;
const key = (step = seed[1]) => tf.tensor1d([seed[0], step], 'int32');
const noise = statelessNormal(placeSeed(seed, 'posterior'), 2 * count);
const value = (scalar: tf.Tensor) => scalar.dataSync()[0]!;

/** What the decoder reads of each sentence in a batch of a width, by the draws that the key stands for. */
function readInputs(keepRate: number, width: number): number[][] {
  const draws = statelessUniform(placeSeed(seed, 'wordDropout'), width * count);
  return exampleSentences.map((tokens, b) =>
    shifted(tokens).map((id, t) => (t > 0 && draws[t * count + b]! >= keepRate ? reservedTokens.unknown : id)),
  );
}

function sentences(keepRate: number, width: number) {
  const inputs = readInputs(keepRate, width);
  return exampleSentences.map((tokens, b) => ({
    tokens,
    inputs: inputs[b]!,
    noise: [...noise.subarray(2 * b, 2 * b + 2)],
  }));
}

/** Gradients of the loss by all parameters, in their order. */
function lossGradients(spec: TextModelSpecification, tokens: tf.Tensor2D, beta = 1.7): Float32Array[] {
  const values = exampleParameters(spec);
  const names = Object.keys(values);
  const loss = (...tensors: tf.Tensor[]) => {
    const tree = Object.fromEntries(names.map((name, i) => [name, tensors[i]!]));
    return textObjective(spec, tree, tokens, { beta: tf.scalar(beta), key: key() }).loss;
  };
  const gradients = gradientsOf(loss, Object.values(parameterTensors(values)));
  return gradients.map((gradient) => gradient.dataSync() as Float32Array);
}

describe.each(['lstm', 'gru'] as const)('the objective of a text model of %s', (cell) => {
  const spec = { ...smallTextModel(cell), wordKeepRate: 0.6 };
  const values = exampleParameters(spec);
  const shapes = textParameterShapes(spec);
  const oracle = matrices(numbersOf(values), shapes);
  const at = (tokens: tf.Tensor2D, beta = 1.7, step = seed[1], model: TextModelSpecification = spec) =>
    textObjective(model, parameterTensors(values), tokens, { beta: tf.scalar(beta), key: key(step) });

  it('has the terms of every sentence that float64 loops without padding have, no word dropped', () => {
    const terms = textEvaluationTerms(spec, parameterTensors(values), padded(exampleSentences, 8), key());
    const expected = sentences(1, 8).map((sentence) => float64TextTerms(spec, oracle, sentence));
    expectAllClose(
      terms.reconstruction.dataSync(),
      expected.map((one) => one.reconstruction),
      5e-6,
    );
    expectAllClose(
      terms.klPerDimension.dataSync(),
      expected.flatMap((one) => one.klPerDimension),
      5e-6,
    );
    expectAllClose(
      terms.kl.dataSync(),
      expected.map((one) => one.klPerDimension[0]! + one.klPerDimension[1]!),
      5e-6,
    );
    expectAllClose(
      terms.mu.dataSync(),
      expected.flatMap((one) => one.mu),
      5e-6,
    );
    expect([...terms.tokenCount.dataSync()]).toEqual(exampleSentences.map((tokens) => tokens.length));
  });

  it('has the loss and the gradient of float64, words dropped, in a random direction', () => {
    const beta = 1.7;
    const names = Object.keys(values);
    const tokens = padded(exampleSentences, 8);
    expect(value(at(tokens, beta).loss)).toBeCloseTo(float64TextLoss(spec, oracle, sentences(0.6, 8), beta), 4);
    const direction = names.map((name, i) => statelessNormal([i, 99], values[name]!.values.length));
    const gradients = lossGradients(spec, tokens, beta);
    const slope = gradients.reduce((total, gradient, i) => total + dot(gradient, direction[i]!), 0);
    const lossAt = (step: number) => {
      const moved = names.map((name, i) => {
        return [name, Array.from(values[name]!.values, (number, k) => number + step * direction[i]![k]!)] as const;
      });
      return float64TextLoss(spec, matrices(Object.fromEntries(moved), shapes), sentences(0.6, 8), beta);
    };
    const expected = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    expect(Math.abs(slope - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(2e-5);
  });

  it('averages over the batch, and counts the tokens of all of it', () => {
    const tokens = padded(exampleSentences, 6);
    const plain = { ...spec, wordKeepRate: 1 };
    const terms = textEvaluationTerms(spec, parameterTensors(values), tokens, key());
    const found = at(tokens, 3, seed[1], plain);
    const mean = (tensor: tf.Tensor) => [...tensor.dataSync()].reduce((sum, number) => sum + number, 0) / count;
    expect(value(found.reconstruction)).toBeCloseTo(mean(terms.reconstruction), 5);
    expect(value(found.kl)).toBeCloseTo(mean(terms.kl), 5);
    expect(value(found.tokenCount)).toBe(14);
  });

  it('weighs the KL by β in the loss but never in the ELBO', () => {
    const tokens = padded(exampleSentences, 6);
    const [free, heavy] = [at(tokens, 0), at(tokens, 100)];
    expect(value(free.negativeElbo)).toBe(value(heavy.negativeElbo));
    expect(value(free.loss)).toBe(value(free.reconstruction));
    expect(value(heavy.loss)).toBeCloseTo(value(heavy.reconstruction) + 100 * value(heavy.kl), 3);
    expect(value(free.negativeElbo)).toBeCloseTo(value(free.reconstruction) + value(free.kl), 5);
  });

  it('does not change with more padding, nor does any gradient', () => {
    const [narrow, wide] = [6, 11].map((width) => padded(exampleSentences, width));
    expect(value(at(wide!).loss)).toBeCloseTo(value(at(narrow!).loss), 5);
    const expected = lossGradients(spec, narrow!);
    lossGradients(spec, wide!).forEach((gradient, i) => expectAllClose(gradient, expected[i]!, 1e-6));
  });

  it('has a gradient of exactly 0 by the embedding of padding', () => {
    const [name, width] = ['encoder/embedding', spec.embeddingSize];
    const gradients = lossGradients(spec, padded(exampleSentences, 11));
    const found = gradients[Object.keys(values).indexOf(name)]!;
    expect([...found.subarray(0, width)].every((number) => number === 0)).toBe(true);
    const decoder = gradients[Object.keys(values).indexOf('decoder/embedding')]!;
    expect([...decoder.subarray(0, width)].every((number) => number === 0)).toBe(true);
  });

  it('gives a sentence the same terms alone, and in another order', () => {
    const fixed = { ...parameterTensors(values), 'encoder/logVar/bias': tf.fill([2], -200) }; // z is mu, whatever is drawn
    const terms = (batch: readonly (readonly number[])[]) => {
      const { reconstruction, kl } = textEvaluationTerms(spec, fixed, padded(batch, 6), key());
      return [...tf.stack([reconstruction, kl], 1).dataSync()];
    };
    const all = terms(exampleSentences);
    exampleSentences.forEach((tokens, i) => expectAllClose(terms([tokens]), all.slice(2 * i, 2 * i + 2), 1e-6));
    const turned = terms([...exampleSentences].reverse());
    exampleSentences.forEach((_, i) =>
      expectAllClose(turned.slice(6 - 2 * i, 8 - 2 * i), all.slice(2 * i, 2 * i + 2), 1e-6),
    );
  });

  it('repeats from the first call on for a key, and differs at another step', () => {
    const tokens = padded(exampleSentences, 6);
    expect(value(at(tokens).loss)).toBe(value(at(tokens).loss));
    expect(value(at(tokens, 1.7, 18).loss)).not.toBe(value(at(tokens).loss));
  });

  it('draws no uniform number where no word is dropped', async () => {
    const kernels = async (keepRate: number) => {
      const model = { ...spec, wordKeepRate: keepRate };
      const profile = await tf.profile(() => tf.tidy(() => at(padded(exampleSentences, 6), 1, 1, model).loss));
      return profile.kernelNames.filter((name) => name === 'StatelessRandomUniform').length;
    };
    expect(await kernels(1)).toBe(0);
    expect(await kernels(0.9)).toBe(1);
  });

  it('sums the KL over dimensions: twice the same dimension has twice the KL', () => {
    const twice = Object.fromEntries(
      Object.entries(values).map(([name, { shape, values: numbers }]) => {
        if (!/^encoder\/(mu|logVar)/.test(name)) return [name, tf.tensor(numbers, [...shape])];
        return [
          name,
          tf.tensor(
            numbers.map((_, i) => numbers[i - (i % 2)]!),
            [...shape],
          ),
        ];
      }),
    );
    const { kl, klPerDimension } = textEvaluationTerms(spec, twice, padded(exampleSentences, 6), key());
    expectAllClose(
      kl.dataSync(),
      klPerDimension.arraySync().map(([first]) => 2 * first!),
      1e-6,
    );
  });

  it('leaves no tensor behind', () => {
    const tokens = padded(exampleSentences, 6);
    lossGradients(spec, tokens);
    const before = tf.memory().numTensors;
    tf.tidy(() => void lossGradients(spec, tokens));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('textObjective', () => {
  const spec = smallTextModel('lstm');
  const values = exampleParameters(spec);

  it('is ln V a token where the decoder says nothing, by hand', () => {
    const silent = {
      ...parameterTensors(values),
      'decoder/output/kernel': tf.zeros([4, 9]),
      'decoder/output/bias': tf.zeros([9]),
    };
    const { reconstruction } = textObjective(spec, silent, padded(exampleSentences, 6), {
      beta: tf.scalar(1),
      key: key(),
    });
    expect(value(reconstruction)).toBeCloseTo((14 / 4) * Math.log(9), 4);
  });

  it('refuses a batch without sentences, and shows a NaN', () => {
    const inputs = { beta: tf.scalar(1), key: key() };
    const none = tf.zeros<tf.Rank.R2>([0, 4], 'int32');
    expect(() => textObjective(spec, parameterTensors(values), none, inputs)).toThrow('tokens are (0, 4) of int32');
    const broken = { ...parameterTensors(values), 'encoder/mu/bias': tf.tensor1d([NaN, 0]) };
    expect(value(textObjective(spec, broken, padded(exampleSentences, 6), inputs).loss)).toBeNaN();
  });
});

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((total, number, i) => total + number * b[i]!, 0);
}

import { textEvaluationTerms, textObjective } from '#shared/text/text-objective.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import { float64Moments, float64TextLoss, float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import type { Float64Sentence } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import {
  exampleLabels,
  exampleParameters,
  exampleSentences,
  matrices,
  movingMoments,
  numbersOf,
  padded,
  shifted,
  smallTextModel,
  textModels,
} from './text-examples.ts';

useTextBackend();

const seed: readonly [number, number] = [3, 17];
const count = exampleSentences.length;
const key = (step = seed[1]) => tf.tensor1d([seed[0], step], 'int32');
const noise = statelessNormal(placeSeed(seed, 'posterior'), 2 * count);
const value = (scalar: tf.Tensor) => scalar.dataSync()[0]!;

const inputs = (sentences = exampleSentences, width = 6, labels = exampleLabels) => ({
  tokens: padded(sentences, width),
  encoderTokens: null,
  labels: tf.tensor1d([...labels], 'int32'),
});

/** The factors that the key stands for, of sentence b: (T, N) of a batch (T, B, N). */
function factors(rate: number, place: string, { width, size }: { width: number; size: number }, b: number) {
  const draws = statelessUniform(placeSeed(seed, `dropout/${place}`), width * count * size);
  const factor = (draw: number) => (draw >= rate ? 1 / (1 - rate) : 0);
  return Array.from({ length: width }, (_, t) =>
    Array.from(draws.subarray((t * count + b) * size, (t * count + b + 1) * size), factor),
  );
}

/** What the oracle is given of each sentence in a batch of a width while the model learns, by the draws of the key. */
function learnedSentences(spec: TextModelSpecification, width: number): Float64Sentence[] {
  const draws = statelessUniform(placeSeed(seed, 'wordDropout'), width * count);
  return plainSentences().map((sentence, b) => {
    const isDropped = (t: number) => t > 0 && draws[t * count + b]! < spec.wordDropout;
    const of = (place: string, size: number, steps = width) => factors(spec.dropout, place, { width: steps, size }, b);
    return {
      ...sentence,
      inputs: sentence.inputs.map((id, t) => (isDropped(t) ? reservedTokens.unknown : id)),
      dropout: {
        encoder: of('encoder/embedding', spec.embeddingSize),
        decoder: of('decoder/embedding', spec.embeddingSize),
        output: of('decoder/output', spec.hiddenSize, spec.wordDecoder === 'in-order' ? width : 1),
      },
    };
  });
}

function plainSentences(): Float64Sentence[] {
  return exampleSentences.map((tokens, b) => ({
    tokens,
    inputs: shifted(tokens),
    noise: [...noise.subarray(2 * b, 2 * b + 2)],
    label: exampleLabels[b]!,
  }));
}

/** Gradients of the loss by all parameters, by their names. */
function lossGradients(spec: TextModelSpecification, width: number, beta = 1.7): Record<string, Float32Array> {
  const held = parameterTensors(exampleParameters(spec));
  const names = Object.keys(textParameterShapes(spec));
  const loss = (...tensors: tf.Tensor[]) => {
    const tree = { ...held, ...Object.fromEntries(names.map((name, i) => [name, tensors[i]!])) };
    return textObjective(spec, tree, inputs(exampleSentences, width), { beta: tf.scalar(beta), key: key() }).loss;
  };
  const gradients = gradientsOf(
    loss,
    names.map((name) => held[name]!),
  );
  return Object.fromEntries(gradients.map((gradient, i) => [names[i]!, gradient.dataSync() as Float32Array]));
}

describe.each(Object.entries(textModels))('the objective of %s', (_, changes) => {
  const spec = smallTextModel({ wordDropout: 0.4, dropout: 0.3, ...changes });
  const values = exampleParameters(spec);
  const shapes = textParameterShapes(spec);
  const oracle = matrices(numbersOf(values), shapes);
  const at = (width: number, beta = 1.7, step = seed[1], model = spec) => {
    const given = { beta: tf.scalar(beta), key: key(step) };
    return textObjective(model, parameterTensors(values), inputs(exampleSentences, width), given);
  };

  it('has the terms of every sentence that float64 loops without padding have, nothing dropped', () => {
    const terms = textEvaluationTerms(spec, parameterTensors(values), inputs(exampleSentences, 8), key());
    const moments = movingMoments(values);
    const expected = plainSentences().map((sentence) => float64TextTerms(spec, oracle, sentence, moments));
    const close = (tensor: tf.Tensor | undefined, numbers: number[]) =>
      expectAllClose([...(tensor?.dataSync() ?? [])], numbers, 5e-6);
    close(
      terms.reconstruction,
      expected.map((one) => one.reconstruction),
    );
    close(
      terms.kl,
      expected.map((one) => one.klPerDimension.reduce((sum, nats) => sum + nats, 0)),
    );
    close(
      terms.code?.klPerDimension,
      expected.flatMap((one) => one.klPerDimension),
    );
    close(
      terms.code?.posterior.mu,
      expected.flatMap((one) => one.mu),
    );
    close(
      terms.code?.posterior.logVar ?? undefined,
      expected.flatMap((one) => one.logVar),
    );
    expect([...terms.tokenCount.dataSync()]).toEqual(exampleSentences.map((tokens) => tokens.length));
  });

  it('has the loss and the gradient of float64, words and numbers dropped, in a random direction', () => {
    const beta = 1.7;
    const names = Object.keys(shapes);
    const sentences = learnedSentences(spec, 8);
    expect(value(at(8, beta).loss)).toBeCloseTo(float64TextLoss(spec, oracle, sentences, beta), 4);
    const direction = names.map((name, i) => statelessNormal([i, 99], values[name]!.values.length));
    const gradients = lossGradients(spec, 8, beta);
    const slope = names.reduce((total, name, i) => total + dot(gradients[name]!, direction[i]!), 0);
    const lossAt = (step: number) => {
      const moved = names.map((name, i) => {
        return [name, Array.from(values[name]!.values, (number, k) => number + step * direction[i]![k]!)] as const;
      });
      return float64TextLoss(spec, matrices(Object.fromEntries(moved), shapes), sentences, beta);
    };
    const expected = (lossAt(1e-5) - lossAt(-1e-5)) / 2e-5;
    expect(Math.abs(slope - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(2e-5);
  });

  it('averages over the batch, and counts the tokens of all of it', () => {
    const plain = { ...spec, wordDropout: 0, dropout: 0 };
    const sentences = plainSentences();
    const moments = spec.klFloor === 'normalized-means' ? float64Moments(spec, oracle, sentences) : null;
    const expected = sentences.map((sentence) => float64TextTerms(spec, oracle, sentence, moments));
    const mean = (natsOf: (terms: (typeof expected)[number]) => number) =>
      expected.reduce((sum, terms) => sum + natsOf(terms), 0) / count;
    const found = at(6, 3, seed[1], plain);
    expect(value(found.reconstruction)).toBeCloseTo(
      mean((terms) => terms.reconstruction),
      4,
    );
    expect(value(found.kl)).toBeCloseTo(
      mean((terms) => terms.klPerDimension.reduce((sum, nats) => sum + nats, 0)),
      4,
    );
    expect(value(found.negativeElbo)).toBeCloseTo(value(found.reconstruction) + value(found.kl), 5);
    expect(value(found.tokenCount)).toBe(14);
  });

  it('weighs the KL by β in the loss but never in the ELBO', () => {
    const [free, heavy] = [at(6, 0), at(6, 100)];
    expect(value(free.negativeElbo)).toBe(value(heavy.negativeElbo));
    expect(value(free.loss)).toBe(value(free.reconstruction));
    const isWeighed = spec.modelKind === 'vae' && spec.klFloor !== 'free-bits';
    const added = isWeighed ? 100 * value(heavy.kl) : value(heavy.loss) - value(heavy.reconstruction);
    expect(value(heavy.loss)).toBeCloseTo(value(heavy.reconstruction) + added, 3);
    if (spec.modelKind !== 'vae') expect(added).toBe(0);
  });

  it('does not change with more padding, nor does any gradient', () => {
    expect(value(at(11).loss)).toBeCloseTo(value(at(6).loss), 5);
    const expected = lossGradients(spec, 6);
    for (const [name, gradient] of Object.entries(lossGradients(spec, 11))) {
      expectAllClose(gradient, expected[name]!, 1e-6);
    }
  });

  it('gives padding a loss and gradients of exactly 0, whatever stands in its rows', () => {
    const read = (name: string) => lossGradients(spec, 11)[name]?.subarray(0, spec.embeddingSize) ?? [];
    if (spec.embeddings === 'separate') {
      expect([...read('encoder/embedding'), ...read('decoder/embedding')].every((number) => number === 0)).toBe(true);
    }
    const withPadding = { ...spec, wordDropout: 0, dropout: 0 };
    const terms = (scale: number) => {
      const held = parameterTensors(values);
      const tree = Object.fromEntries(
        Object.entries(held).map(([name, tensor]) => [
          name,
          name.endsWith('coder/embedding') ? withFirstRow(tensor as tf.Tensor2D, scale) : tensor, // a table
        ]),
      );
      const { reconstruction, kl } = textEvaluationTerms(withPadding, tree, inputs(exampleSentences, 9), key());
      return [...reconstruction.dataSync(), ...kl.dataSync()];
    };
    expect(terms(1000)).toEqual(terms(0));
  });

  it('gives a sentence the same terms alone, in another order, and as a row of 32', () => {
    const held = parameterTensors(values);
    const bias = held['encoder/logVar/bias'];
    const fixed = bias ? { ...held, 'encoder/logVar/bias': tf.fill(bias.shape, -200) } : held; // z is mu, whatever is drawn
    const terms = (sentences: typeof exampleSentences, labels: readonly number[]) => {
      const { reconstruction, kl } = textEvaluationTerms(spec, fixed, inputs(sentences, 6, labels), key());
      return [...tf.stack([reconstruction, kl], 1).dataSync()];
    };
    const all = terms(exampleSentences, exampleLabels);
    const row = (i: number) => all.slice(2 * i, 2 * i + 2);
    exampleSentences.forEach((tokens, i) => expectAllClose(terms([tokens], [exampleLabels[i]!]), row(i), 1e-6));
    const turned = terms([...exampleSentences].reverse(), [...exampleLabels].reverse());
    exampleSentences.forEach((__, i) => expectAllClose(turned.slice(6 - 2 * i, 8 - 2 * i), row(i), 1e-6));
    const many = Array.from({ length: 32 }, (__, i) => i % count);
    const large = terms(
      many.map((i) => exampleSentences[i]!),
      many.map((i) => exampleLabels[i]!),
    );
    many.forEach((i, place) => expectAllClose(large.slice(2 * place, 2 * place + 2), row(i), 1e-6));
  });

  it('repeats from the first call on for a key, and differs at another step', () => {
    expect(value(at(6).loss)).toBe(value(at(6).loss));
    expect(value(at(6, 1.7, 18).loss)).not.toBe(value(at(6).loss));
  });

  it('draws no uniform number where nothing is dropped', async () => {
    const kernels = async (rate: number) => {
      const model = { ...spec, wordDropout: rate, dropout: rate };
      const profile = await tf.profile(() => tf.tidy(() => at(6, 1, 1, model).loss));
      return profile.kernelNames.filter((name) => name === 'StatelessRandomUniform').length;
    };
    expect(await kernels(0)).toBe(0);
    expect(await kernels(0.1)).toBeGreaterThan(0);
  });

  it('leaves no tensor behind', () => {
    lossGradients(spec, 6);
    const before = tf.memory().numTensors;
    tf.tidy(() => void lossGradients(spec, 6));
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('textObjective', () => {
  const spec = smallTextModel();
  const values = exampleParameters(spec);
  const given = () => ({ beta: tf.scalar(1), key: key() });

  it('is ln V a token where the decoder says nothing, by hand', () => {
    const silent = {
      ...parameterTensors(values),
      'decoder/output/kernel': tf.zeros([4, 9]),
      'decoder/output/bias': tf.zeros([9]),
    };
    const { reconstruction } = textObjective(spec, silent, inputs(), given());
    expect(value(reconstruction)).toBeCloseTo((14 / 4) * Math.log(9), 4);
  });

  it('sums the KL over dimensions: twice the same dimension has twice the KL', () => {
    const twice = Object.fromEntries(
      Object.entries(values).map(([name, { shape, values: numbers }]) => {
        const isHead = /^encoder\/(mu|logVar)/.test(name);
        return [name, tf.tensor(isHead ? numbers.map((_, i) => numbers[i - (i % 2)]!) : numbers, [...shape])];
      }),
    );
    const { kl, code } = textEvaluationTerms(spec, twice, inputs(), key());
    expectAllClose(
      kl.dataSync(),
      code!.klPerDimension.arraySync().map(([first]) => 2 * first!),
      1e-6,
    );
  });

  it('lets the encoder read other tokens than the decoder writes', () => {
    const damaged = [[4, 5, 4, 8, 3, 2], [7, 2], [5, 3, 2], [2]];
    const noisy = { ...inputs(), encoderTokens: padded(damaged, 6) };
    const found = textObjective(spec, parameterTensors(values), noisy, given());
    const oracle = matrices(numbersOf(values), textParameterShapes(spec));
    const sentences = plainSentences().map((sentence, b) => ({ ...sentence, encoderTokens: damaged[b]! }));
    expect(value(found.loss)).toBeCloseTo(float64TextLoss(spec, oracle, sentences, 1), 4);
  });

  it('gives a dimension below its free bits no gradient of the KL, and reports its KL as it is', () => {
    const free = { ...spec, klFloor: 'free-bits', freeBits: 1e6 } as const;
    const [plain, floored] = [spec, free].map((model) =>
      textObjective(model, parameterTensors(values), inputs(), given()),
    );
    expect(value(floored!.kl)).toBe(value(plain!.kl));
    expect(value(floored!.negativeElbo)).toBe(value(plain!.negativeElbo));
    expect(value(floored!.loss)).toBeCloseTo(value(plain!.reconstruction) + 2e6, -1);
    expect(lossGradients(free, 6, 5)).toEqual(lossGradients(free, 6, 0));
  });

  it('keeps the KL of every sentence at the committed rate or above, whatever the encoder says', () => {
    const model = smallTextModel({ klFloor: 'delta', committedRate: 3 });
    for (const logVar of [-40, 0, 3, 40]) {
      const tree = {
        ...parameterTensors(values),
        'encoder/mu/kernel': tf.zeros([4, 2]),
        'encoder/mu/bias': tf.zeros([2]),
        'encoder/logVar/bias': tf.fill([2], logVar),
      };
      const { kl } = textEvaluationTerms(model, tree, inputs(), key());
      expect(Math.min(...kl.dataSync())).toBeGreaterThanOrEqual(3 - 1e-5);
    }
  });

  it('gives normalized means the spread that they are to have, and moves what it normalizes by later', () => {
    const model = smallTextModel({ klFloor: 'normalized-means', meanSpread: 0.8 });
    const learned = exampleParameters(model);
    const { kl, moving } = textObjective(model, parameterTensors(learned), inputs(), given());
    expect(value(kl)).toBeGreaterThan(2 * (0.8 ** 2 / 2) * 0.999);
    expect(Object.keys(moving)).toEqual(['encoder/mu/movingMean', 'encoder/mu/movingVariance']);
    const before = learned['encoder/mu/movingMean']!.values;
    expect(moving['encoder/mu/movingMean']!.dataSync()).not.toEqual(before);
  });

  it('refuses a batch without sentences, and shows a NaN', () => {
    const none = { ...inputs(), tokens: tf.zeros<tf.Rank.R2>([0, 4], 'int32') };
    expect(() => textObjective(spec, parameterTensors(values), none, given())).toThrow('tokens are (0, 4) of int32');
    const broken = { ...parameterTensors(values), 'encoder/mu/bias': tf.tensor1d([NaN, 0]) };
    expect(value(textObjective(spec, broken, inputs(), given()).loss)).toBeNaN();
  });
});

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Array.from(a).reduce((total, number, i) => total + number * b[i]!, 0);
}

function withFirstRow(table: tf.Tensor2D, value: number): tf.Tensor2D {
  const [rows, columns] = table.shape;
  return tf.concat2d([tf.fill([1, columns], value), tf.slice(table, [1, 0], [rows - 1, columns])], 0);
}

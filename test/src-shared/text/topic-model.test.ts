import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import { decodeTopics, encodeTopics, topicMovingShapes, topicShapes, topWords } from '#shared/text/topic-model.ts';
import { bagOfWords, bagReconstruction } from '#shared/text/topic-words.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { exampleParameters, exampleSentences, matrices, numbersOf, padded, smallTextModel } from './text-examples.ts';

useTextBackend();

const [topicCount, words] = [3, 6];
const spec = smallTextModel({
  network: 'topics',
  encoderWidths: [5, 4],
  activation: 'softplus',
  latentSize: topicCount,
});
const values = exampleParameters(spec);
const shapes = { ...topicShapes(spec), ...topicMovingShapes(spec) };
const parameters = () => parameterTensors(values);
const bag = (sentences = exampleSentences, width = 6) => bagOfWords(tf.transpose(padded(sentences, width)));
const key = (step = 5) => tf.tensor1d([3, step], 'int32');
const z = () => tf.tensor2d(statelessNormal([2, 7], 4 * topicCount), [4, topicCount]);
const read = (tensor: tf.Tensor | null | undefined) => [...tensor!.dataSync()];

type Matrix = readonly (readonly number[])[];

/** The model once more in float64, with the moments of the batch or the moving ones. */
function float64Topics(numbers: Readonly<Record<string, ArrayLike<number>>>, isLearning: boolean) {
  const p = matrices(numbers, shapes);
  const product = (x: Matrix, kernel: Matrix) =>
    x.map((row) => kernel[0]!.map((_, column) => row.reduce((sum, value, i) => sum + value * kernel[i]![column]!, 0)));
  const softplus = (x: number) => Math.log1p(Math.exp(x));
  const hidden = (x: Matrix, place: string) =>
    product(x, p[`${place}/kernel`]!).map((row) =>
      row.map((value, j) => softplus(value + p[`${place}/bias`]![0]![j]!)),
    );
  const normed = (x: Matrix, place: string) => {
    const columns = x[0]!.map((_, j) => x.map((row) => row[j]!));
    const means = columns.map((column) => column.reduce((a, b) => a + b, 0) / x.length);
    const variances = columns.map((column, j) => column.reduce((a, b) => a + (b - means[j]!) ** 2, 0) / x.length);
    const mean = isLearning ? means : p[`${place}/movingMean`]![0]!;
    const variance = isLearning ? variances : p[`${place}/movingVariance`]![0]!;
    return x.map((row) =>
      row.map((value, j) => (value - mean[j]!) / Math.sqrt(variance[j]! + 1e-5) + p[`${place}/shift`]![0]![j]!),
    );
  };
  const counts = exampleSentences.map((tokens) =>
    Array.from({ length: words }, (_, word) => tokens.filter((token) => token === word + 3).length),
  );
  const last = hidden(hidden(counts, 'encoder/hidden0'), 'encoder/hidden1');
  const coded = (place: string) => normed(product(last, p[`${place}/kernel`]!), place);
  return {
    mu: coded('encoder/mu'),
    logVar: coded('encoder/logVar').map((row) => row.map((value) => 20 - softplus(20 - value))),
    logits: (codes: Matrix) => {
      const proportions = codes.map((row) => {
        const total = row.reduce((sum, value) => sum + Math.exp(value), 0);
        return row.map((value) => Math.exp(value) / total);
      });
      return normed(product(proportions, p['decoder/topics/kernel']!), 'decoder/topics');
    },
  };
}

describe.each([
  ['while it learns', true],
  ['where nothing is learned', false],
])('a topic model %s', (_, isLearning) => {
  const learningKey = () => (isLearning ? key() : null);

  it('encodes and decodes as float64 loops do', () => {
    const expected = float64Topics(numbersOf(values), isLearning);
    const { posterior } = encodeTopics(spec, parameters(), bag(), learningKey());
    expectAllClose(read(posterior.mu), expected.mu.flat(), 1e-5);
    expectAllClose(read(posterior.logVar), expected.logVar.flat(), 1e-5);
    const { logits } = decodeTopics(spec, parameters(), z(), learningKey());
    expectAllClose(read(logits), expected.logits(z().arraySync()).flat(), 1e-5);
  });

  it('has the gradient of float64 differences in a random direction of each parameter', () => {
    const weights = statelessNormal([2, 8], 4 * topicCount);
    const names = Object.keys(topicShapes(spec));
    const loss = (...tensors: tf.Tensor[]) => {
      const tree = { ...parameters(), ...Object.fromEntries(names.map((name, i) => [name, tensors[i]!])) };
      const { posterior } = encodeTopics(spec, tree, bag(), learningKey());
      const { logits } = decodeTopics(spec, tree, z(), learningKey());
      const ofCode = tf.mul(tf.add(posterior.mu, posterior.logVar!), tf.tensor2d(weights, [4, topicCount]));
      return tf.add(tf.sum(ofCode), tf.sum(bagReconstruction(logits, bag())));
    };
    const tree = parameters();
    const gradients = gradientsOf(loss, names.map((name) => tree[name]!)); // prettier-ignore
    const float64Loss = (numbers: Readonly<Record<string, ArrayLike<number>>>) => {
      const { mu, logVar, logits } = float64Topics(numbers, isLearning);
      const ofCode = mu.flat().reduce((sum, value, i) => sum + (value + logVar.flat()[i]!) * weights[i]!, 0);
      return logits(z().arraySync()).reduce((sum, row, b) => {
        const normalizer = Math.log(row.reduce((total, value) => total + Math.exp(value), 0));
        return exampleSentences[b]!.filter((token) => token >= 3).reduce(
          (total, token) => total + normalizer - row[token - 3]!,
          sum,
        );
      }, ofCode);
    };
    names.forEach((name, i) => {
      const direction = statelessNormal(placeSeed([2, 9], name), gradients[i]!.size);
      const slope = read(gradients[i]).reduce((sum, value, j) => sum + value * direction[j]!, 0);
      const at = (step: number) => {
        const moved = Array.from(values[name]!.values, (value, j) => value + step * direction[j]!);
        return float64Loss({ ...numbersOf(values), [name]: moved });
      };
      const expected = (at(1e-5) - at(-1e-5)) / 2e-5;
      expect(Math.abs(slope - expected), name).toBeLessThan(2e-5 * Math.max(1, Math.abs(expected)));
    });
  });

  it('gives new moments of all that it keeps, or none', () => {
    const { moving: ofEncoder } = encodeTopics(spec, parameters(), bag(), learningKey());
    const { moving: ofDecoder } = decodeTopics(spec, parameters(), z(), learningKey());
    const found = Object.entries({ ...ofEncoder, ...ofDecoder }).map(([name, tensor]) => [name, tensor.shape]);
    expect(Object.fromEntries(found)).toEqual(isLearning ? topicMovingShapes(spec) : {});
  });
});

describe('a topic model', () => {
  it('knows neither order nor padding, and where nothing is learned no other text', () => {
    const coded = (sentences: readonly (readonly number[])[], width: number) =>
      read(encodeTopics(spec, parameters(), bag(sentences, width), null).posterior.mu);
    const all = coded(exampleSentences, 6);
    expectAllClose(coded([[8, 4, 6, 5, 4, 2]], 6), all.slice(0, topicCount), 1e-6);
    expectAllClose(coded(exampleSentences, 9), all, 1e-6);
    expectAllClose(coded([exampleSentences[2]!], 5), all.slice(2 * topicCount, 3 * topicCount), 1e-6);
  });

  it('drops hidden numbers and topics only with a key, by the step', () => {
    const dropping: TextModelSpecification = { ...spec, dropout: 0.5 };
    const coded = (model: TextModelSpecification, step: number | null) =>
      read(encodeTopics(model, parameters(), bag(), step === null ? null : key(step)).posterior.mu);
    const decoded = (model: TextModelSpecification, step: number | null) =>
      read(decodeTopics(model, parameters(), z(), step === null ? null : key(step)).logits);
    for (const run of [coded, decoded]) {
      expect(run(dropping, null)).toEqual(run(spec, null));
      expect(run(dropping, 5)).not.toEqual(run(spec, 5));
      expect(run(dropping, 5)).not.toEqual(run(dropping, 6));
      expect(run(dropping, 5)).toEqual(run(dropping, 5));
    }
  });

  it('has a code without a distribution as an autoencoder', () => {
    const autoencoder: TextModelSpecification = { ...spec, modelKind: 'ae' };
    expect(Object.keys({ ...topicShapes(autoencoder), ...topicMovingShapes(autoencoder) })).not.toContain(
      'encoder/logVar/kernel',
    );
    const { posterior, moving } = encodeTopics(autoencoder, parameters(), bag(), key());
    expect(posterior.logVar).toBeNull();
    expect(Object.keys(moving)).toEqual(['encoder/mu/movingMean', 'encoder/mu/movingVariance']);
  });

  it('has a layer behind the counts at least', () => {
    expect(topicShapes(spec)).toEqual({
      'encoder/hidden0/kernel': [words, 5],
      'encoder/hidden0/bias': [5],
      'encoder/hidden1/kernel': [5, 4],
      'encoder/hidden1/bias': [4],
      'encoder/mu/kernel': [4, topicCount],
      'encoder/mu/shift': [topicCount],
      'encoder/logVar/kernel': [4, topicCount],
      'encoder/logVar/shift': [topicCount],
      'decoder/topics/kernel': [topicCount, words],
      'decoder/topics/shift': [words],
    });
    expect(() => topicShapes({ ...spec, encoderWidths: [] })).toThrow('encoderWidths is empty, expected one layer');
  });
});

describe('topWords', () => {
  const topics = { shape: [2, 4], values: Float32Array.of(0, 3, -1, 2, 5, 5, 5, 6) };

  it('are the tokens of the largest weights of each topic, the earlier one of equals first', () => {
    expect(topWords({ 'decoder/topics/kernel': topics }, 2)).toEqual([[4, 6], [6, 3]]); // prettier-ignore
    expect(topWords({ 'decoder/topics/kernel': topics }, 9)[1]).toEqual([6, 3, 4, 5]);
  });

  it('need a topic model', () => {
    expect(() => topWords({}, 2)).toThrow('expected the parameters of a topic model');
  });
});

import { logImportanceWeights } from '#shared/text/importance-weights.ts';
import { topicPriorVariance } from '#shared/text/topic-prior.ts';
import { placeSeed } from '#shared/random/random-key.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { float64TextLogits, float64TextTerms } from '#test/oracles/float64-text-vae.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import {
  exampleLabels,
  exampleParameters,
  exampleSentences,
  matrices,
  numbersOf,
  padded,
  shifted,
  smallTextModel,
} from './text-examples.ts';
import { textParameterShapes } from '#shared/text/text-parameters.ts';

useTextBackend();

const seed = [5, 6] as const;
const key = () => tf.tensor1d([...seed], 'int32');
const count = exampleSentences.length;
const texts = () => ({ tokens: padded(exampleSentences, 6), labels: tf.tensor1d([...exampleLabels], 'int32') });
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** ln of a normal density. */
const logNormal = (x: number, mean: number, variance: number) =>
  -0.5 * ((x - mean) ** 2 / variance + Math.log(2 * Math.PI * variance));

describe('logImportanceWeights', () => {
  it('is ln p(x|z) + ln p(z) − ln q(z|x) of the densities, in float64', () => {
    const spec = smallTextModel({ labelCondition: 'label' });
    const values = exampleParameters(spec);
    const oracle = matrices(numbersOf(values), textParameterShapes(spec));
    const mu = Array.from({ length: count }, (_, b) => [0.3 * b - 0.5, 1 - b]);
    const logVar = Array.from({ length: count }, (_, b) => [-b, 0.4 * b]);
    const noise = statelessNormal(placeSeed(seed, 'importanceSample'), 2 * count);
    const expected = exampleSentences.map((tokens, b) => {
      const variance = logVar[b]!.map(Math.exp);
      const z = mu[b]!.map((mean, j) => mean + Math.sqrt(variance[j]!) * noise[2 * b + j]!);
      const logits = float64TextLogits(spec, oracle, z, { inputs: shifted(tokens), label: exampleLabels[b]! });
      const logLikelihood = sum(
        tokens.map((token, t) => logits[t]![token]! - Math.log(sum(logits[t]!.map((one) => Math.exp(one))))),
      );
      const densities = z.map((x, j) => logNormal(x, 0, 1) - logNormal(x, mu[b]![j]!, variance[j]!));
      return logLikelihood + sum(densities);
    });
    const posterior = { mu: tf.tensor2d(mu), logVar: tf.tensor2d(logVar) };
    const found = logImportanceWeights(spec, parameterTensors(values), { ...texts(), ...posterior }, key());
    expectAllClose(found.dataSync(), expected, 5e-6);
  });

  it('is ln p(x) itself, whatever is drawn, where the decoder ignores z and the posterior is the prior', () => {
    const spec = smallTextModel();
    const silent = {
      ...parameterTensors(exampleParameters(spec)),
      'decoder/initialState/kernel': tf.zeros([2, 4]),
      'decoder/recurrent/contextKernel': tf.zeros([2, 16]),
    };
    const oracle = matrices(
      Object.fromEntries(Object.entries(silent).map(([name, tensor]) => [name, tensor.dataSync()])),
      textParameterShapes(spec),
    );
    const prior = { mu: tf.zeros<tf.Rank.R2>([count, 2]), logVar: tf.zeros<tf.Rank.R2>([count, 2]) };
    const found = logImportanceWeights(spec, silent, { ...texts(), ...prior }, key());
    const expected = exampleSentences.map((tokens) => {
      return -float64TextTerms(spec, oracle, { tokens, inputs: shifted(tokens), noise: [0, 0] }).reconstruction;
    });
    expectAllClose(found.dataSync(), expected, 5e-6);
  });

  it('averages to p(x) of numerical integration over z', () => {
    const spec = smallTextModel({ wordDecoder: 'bag-of-words', latentSize: 1 });
    const values = exampleParameters(spec);
    const oracle = matrices(numbersOf(values), textParameterShapes(spec));
    const tokens = exampleSentences[2]!;
    const step = 0.02;
    let probability = 0;
    for (let z = -8; z <= 8; z += step) {
      const logits = float64TextLogits(spec, oracle, [z], { inputs: shifted(tokens) });
      const total = sum(logits[0]!.map((one) => Math.exp(one)));
      const likelihood = tokens.reduce((product, token) => (product * Math.exp(logits[0]![token]!)) / total, 1);
      probability += likelihood * Math.exp(logNormal(z, 0, 1)) * step;
    }
    const samples = 4000;
    const posterior = { mu: tf.fill<tf.Rank.R2>([samples, 1], 0.4), logVar: tf.fill<tf.Rank.R2>([samples, 1], 0.3) };
    const same = { tokens: padded(new Array<readonly number[]>(samples).fill(tokens), 6), labels: null };
    const found = logImportanceWeights(spec, parameterTensors(values), { ...same, ...posterior }, key());
    const weights = Array.from(found.dataSync(), (weight) => Math.exp(weight) / probability);
    const mean = sum(weights) / samples;
    const standardError = Math.sqrt(sum(weights.map((weight) => (weight - mean) ** 2)) / samples ** 2);
    expect(standardError).toBeLessThan(0.02);
    expect(Math.abs(mean - 1)).toBeLessThan(4 * standardError);
  });

  it('has no z that overflows for a posterior as narrow as can be', () => {
    const spec = smallTextModel();
    const narrow = { mu: tf.ones<tf.Rank.R2>([count, 2]), logVar: tf.fill<tf.Rank.R2>([count, 2], -2000) };
    const found = logImportanceWeights(
      spec,
      parameterTensors(exampleParameters(spec)),
      { ...texts(), ...narrow },
      key(),
    );
    expect(found.dataSync().every((weight) => Number.isFinite(weight) && weight < -1900)).toBe(true);
  });

  it('takes the prior of a topic model from it: a posterior equal to it weighs as the words do', () => {
    const spec = smallTextModel({ network: 'topics', encoderWidths: [3] });
    const parameters = parameterTensors(exampleParameters(spec));
    const mute = { ...parameters, 'decoder/topics/kernel': tf.zeros([2, 6]), 'decoder/topics/shift': tf.zeros([6]) };
    const flat = {
      ...mute,
      'decoder/topics/movingMean': tf.zeros([6]),
      'decoder/topics/movingVariance': tf.ones([6]),
    };
    const logVar = tf.fill<tf.Rank.R2>([count, 2], Math.log(topicPriorVariance(2)));
    const prior = { mu: tf.zeros<tf.Rank.R2>([count, 2]), logVar };
    const found = logImportanceWeights(spec, flat, { ...texts(), ...prior }, key());
    const words = exampleSentences.map((tokens) => tokens.length - 1); // the end mark is none
    expectAllClose(
      found.dataSync(),
      words.map((one) => -one * Math.log(6)),
      1e-5,
    );
  });
});

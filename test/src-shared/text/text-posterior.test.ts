import { parameter } from '#shared/networks/parameters.ts';
import type { ParameterTree } from '#shared/networks/parameters.ts';
import { textPosterior, textPosteriorMovingShapes, textPosteriorShapes } from '#shared/text/text-posterior.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { logVarOfKl } from '#shared/vae/kl-floor.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose } from '../cpu-backend.ts';
import { parameterTensors, randomParameters } from '../parameter-tensors.ts';
import { useTextBackend } from '../text-backend.ts';
import { smallTextModel } from './text-examples.ts';

useTextBackend();

const summaries = () => tf.tensor2d(statelessNormal([7, 7], 5 * 4), [5, 4]);
const parametersOf = (spec: TextModelSpecification): ParameterTree => ({
  ...parameterTensors(randomParameters(textPosteriorShapes(spec, 4), 0.7)),
  'encoder/mu/movingMean': tf.tensor1d([1, -1]),
  'encoder/mu/movingVariance': tf.tensor1d([4, 0.25]),
});
const posteriorOf = (spec: TextModelSpecification, isLearning: boolean) =>
  textPosterior(spec, parametersOf(spec), summaries(), { isLearning });

describe('textPosterior', () => {
  it('is two affine maps of a VAE, and one of an autoencoder', () => {
    const vae = posteriorOf(smallTextModel(), true);
    expect(vae.posterior.logVar!.shape).toEqual([5, 2]);
    expect(vae.moving).toEqual({});
    const ae = posteriorOf(smallTextModel({ modelKind: 'ae' }), true);
    expect([ae.posterior.mu.shape, ae.posterior.logVar]).toEqual([[5, 2], null]);
  });

  it('keeps ln σ² below what the committed rate allows', () => {
    const spec = smallTextModel({ klFloor: 'delta', committedRate: 5 });
    const wide = { ...parametersOf(spec), 'encoder/logVar/bias': tf.tensor1d([50, -50]) };
    const { logVar } = textPosterior(spec, wide, summaries(), { isLearning: false }).posterior;
    const columns = logVar!.arraySync();
    for (const [first, second] of columns) {
      expect(first).toBeCloseTo(logVarOfKl(2.5), 5);
      expect(second).toBeLessThan(-40);
    }
  });

  describe('with normalized means', () => {
    const spec = smallTextModel({ klFloor: 'normalized-means', meanSpread: 0.5 });
    const productOf = () => tf.matMul(summaries(), parameter<tf.Rank.R2>(parametersOf(spec), 'encoder/mu/kernel'));
    const shift = () => parametersOf(spec)['encoder/mu/shift']!.dataSync();

    it('has the spread over a batch that is learned from, around its shift', () => {
      const { mu } = posteriorOf(spec, true).posterior;
      const mean = tf.mean(mu, 0);
      expectAllClose(mean.dataSync(), shift(), 1e-5);
      const spread = tf.sqrt(tf.mean(tf.squaredDifference(mu, mean), 0));
      expectAllClose(spread.dataSync(), [0.5, 0.5], 1e-3);
    });

    it('is normalized by the moving statistics afterwards: a row does not depend on the others', () => {
      const { mu } = posteriorOf(spec, false).posterior;
      const product = productOf().arraySync() as number[][]; // (5, 2)
      const byHand = product.flatMap(([a, b]) => [
        (0.5 * (a! - 1)) / Math.sqrt(4 + 1e-5) + shift()[0]!,
        (0.5 * (b! + 1)) / Math.sqrt(0.25 + 1e-5) + shift()[1]!,
      ]);
      expectAllClose(mu.dataSync(), byHand, 1e-5);
      expect(posteriorOf(spec, false).moving).toEqual({});
    });

    it('moves its statistics a tenth of the way to those of the batch', () => {
      const product = productOf(); // (5, 2)
      const { moving } = posteriorOf(spec, true);
      const mean = tf.mean(product, 0).dataSync();
      expectAllClose(moving['encoder/mu/movingMean']!.dataSync(), [0.9 + 0.1 * mean[0]!, -0.9 + 0.1 * mean[1]!], 1e-6);
      const variance = tf.mean(tf.squaredDifference(product, tf.mean(product, 0)), 0).dataSync();
      const expected = [0.9 * 4 + 0.1 * variance[0]!, 0.9 * 0.25 + 0.1 * variance[1]!];
      expectAllClose(moving['encoder/mu/movingVariance']!.dataSync(), expected, 1e-6);
      expect(Object.keys(moving).sort()).toEqual(Object.keys(textPosteriorMovingShapes(spec)).sort());
    });
  });
});

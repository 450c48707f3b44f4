import { statelessNormal } from '#shared/random/stateless-random.ts';
import { klToTopicPrior, topicPriorVariance } from '#shared/text/topic-prior.ts';
import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { expectAllClose, gradientsOf, useCpuBackend } from '../cpu-backend.ts';

useCpuBackend();

/** (B, K) = (2, 3) */
const posterior = (mu: readonly number[], logVar: readonly number[]) => ({
  mu: tf.tensor2d([...mu], [2, 3]),
  logVar: tf.tensor2d([...logVar], [2, 3]),
});
const [mu, logVar] = [
  [0.5, -1, 2, 0, 0.1, -0.3],
  [0, -1, -3, 0.5, -0.2, 1],
];

describe('topicPriorVariance', () => {
  it('is the variance of ln θ_k − mean of ln θ that Laplace finds at the mode in the softmax basis', () => {
    // (1 / α)(1 − 2 / K) + (1 / K²) Σ 1 / α by hand for α = 1
    expect(topicPriorVariance(2)).toBeCloseTo(0.5, 12);
    expect(topicPriorVariance(50)).toBeCloseTo(0.98, 12);
    expect(topicPriorVariance(4)).toBeCloseTo((1 - 2 / 4) / 1 + 4 / 16, 12);
  });

  it('refuses one topic, whose variance would be 0', () => {
    expect(() => topicPriorVariance(1)).toThrow('there are 1 topics, expected at least 2');
  });
});

describe('klToTopicPrior', () => {
  it('is 0 of the prior itself', () => {
    const prior = Math.log(topicPriorVariance(3));
    expectAllClose(klToTopicPrior(posterior(new Array(6).fill(0), new Array(6).fill(prior))).dataSync(), new Array(6).fill(0), 1e-7); // prettier-ignore
  });

  it('is the mean of ln q(z) − ln p(z) over draws from q, within four standard errors', () => {
    const count = 200_000;
    const noise = statelessNormal([8, 8], count);
    const variance = topicPriorVariance(3);
    const found = klToTopicPrior(posterior(mu, logVar)).dataSync();
    mu.forEach((mean, i) => {
      const sigma = Math.exp(logVar[i]! / 2);
      let [sum, squares] = [0, 0];
      for (const epsilon of noise) {
        const z = mean + sigma * epsilon;
        const term = -(epsilon ** 2) / 2 - logVar[i]! / 2 + z ** 2 / (2 * variance) + Math.log(variance) / 2;
        sum += term;
        squares += term ** 2;
      }
      const average = sum / count;
      const error = Math.sqrt((squares / count - average ** 2) / count);
      expect(Math.abs(found[i]! - average), `dimension ${i}`).toBeLessThan(4 * error + 1e-5);
    });
  });

  it('has the gradients mu / variance and ½ (σ² / variance − 1)', () => {
    const { mu: means, logVar: logVars } = posterior(mu, logVar);
    const [byMu, byLogVar] = gradientsOf(
      (m: tf.Tensor2D, v: tf.Tensor2D) => klToTopicPrior({ mu: m, logVar: v }),
      [means, logVars],
    );
    const variance = topicPriorVariance(3);
    expectAllClose(byMu!.dataSync(), mu.map((value) => value / variance), 1e-6); // prettier-ignore
    expectAllClose(byLogVar!.dataSync(), logVar.map((value) => (Math.exp(value) / variance - 1) / 2), 1e-6); // prettier-ignore
  });
});

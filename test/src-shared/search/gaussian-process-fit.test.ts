import { randomStream } from '#shared/random/random-stream.ts';
import { fitGaussianProcess } from '#shared/search/gaussian-process-fit.ts';
import { gaussianProcess, posterior } from '#shared/search/gaussian-process.ts';
import type { GaussianProcess, Observations } from '#shared/search/gaussian-process.ts';
import { describe, expect, it } from 'vitest';

/** Rows of D uniform numbers with the standardized values of a function. */
function observed(count: number, D: number, f: (x: Float64Array, normal: () => number) => number): Observations {
  const { uniform, normal } = randomStream([count, D], 'observed');
  const inputs = Array.from({ length: count }, () => new Float64Array(D).map(uniform));
  const values = inputs.map((x) => f(x, normal));
  const mean = values.reduce((a, b) => a + b) / count;
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count) || 1;
  return {
    inputs,
    isLabel: new Array<boolean>(D).fill(false),
    targets: Float64Array.from(values, (value) => (value - mean) / deviation),
  };
}

const fitAll = (observations: Observations): GaussianProcess =>
  fitGaussianProcess(observations, [...observations.inputs.keys()]);
/** In how many units of its length scale two numbers in column d differ when they are 1 apart. */
const sensitivity = ({ kernel }: GaussianProcess, D: number, d: number) =>
  Math.sqrt(kernel.squaredDifference(new Float64Array(D), new Float64Array(D).fill(1), d));

describe('fitGaussianProcess', () => {
  it('gives the columns that matter shorter length scales', () => {
    const process = fitAll(observed(40, 3, (x) => Math.sin(9 * x[0]!) + 0.3 * x[1]!));
    const [first, second, third] = [0, 1, 2].map((d) => sensitivity(process, 3, d));
    expect(first!).toBeGreaterThan(3 * second!);
    expect(second!).toBeGreaterThan(third!);
  });

  it('predicts a smooth function between its observations, much better than the mean does', () => {
    const f = (x: Float64Array) => Math.sin(5 * x[0]!) + (x[1]! - 0.5) ** 2;
    const train = observed(30, 2, f);
    const process = fitAll(train);
    const held = observed(200, 2, f);
    const errors = held.inputs.map((x, i) => (posterior(process, x).mean - held.targets[i]!) ** 2);
    expect(errors.reduce((a, b) => a + b) / 200).toBeLessThan(0.05);
  });

  it('finds how noisy values are', () => {
    const noisy = fitAll(observed(60, 1, (x, normal) => Math.sin(6 * x[0]!) + 0.4 * normal()));
    const quiet = fitAll(observed(60, 1, (x) => Math.sin(6 * x[0]!)));
    expect(noisy.kernel.noiseVariance).toBeGreaterThan(0.08);
    expect(noisy.kernel.noiseVariance).toBeLessThan(0.6);
    expect(quiet.kernel.noiseVariance).toBeLessThan(1e-4);
  });

  it('conditions on all rows, whichever rows the hyperparameters were fitted to', () => {
    const observations = observed(30, 2, (x) => x[0]! - x[1]!);
    const process = fitGaussianProcess(observations, [0, 3, 6, 9, 12, 15, 18]);
    expect(process.alpha).toHaveLength(30);
    observations.inputs.forEach((x, i) => expect(posterior(process, x).mean).toBeCloseTo(observations.targets[i]!, 1));
  });

  it('takes one row, equal rows, equal values and contradicting values', () => {
    const row = Float64Array.of(0.5, 0.5);
    const ugly = [[0], [0, 0, 0], [1, -1, 1, -1]];
    for (const targets of ugly) {
      const process = fitAll({
        inputs: targets.map(() => row),
        isLabel: [false, true],
        targets: Float64Array.from(targets),
      });
      const { mean, variance } = posterior(process, row);
      expect(Math.abs(mean)).toBeLessThan(1e-6);
      expect(variance).toBeGreaterThanOrEqual(0);
    }
    const flat = fitAll(observed(50, 4, () => 7));
    expect(Math.abs(posterior(flat, new Float64Array(4)).mean)).toBeLessThan(1e-9);
  });

  it('is the same for the same observations', () => {
    const observations = observed(20, 2, (x, normal) => x[0]! + normal());
    expect(fitAll(observations).alpha).toEqual(fitAll(structuredClone(observations)).alpha);
    expect(fitAll(observations).alpha).not.toEqual(gaussianProcess(observations, new Float64Array(4)).alpha);
  });
});

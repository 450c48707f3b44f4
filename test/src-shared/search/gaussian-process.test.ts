import { randomStream } from '#shared/random/random-stream.ts';
import {
  gaussianProcess,
  logMarginalLikelihood,
  posterior,
  posteriorMean,
  withObservations,
} from '#shared/search/gaussian-process.ts';
import type { Observations } from '#shared/search/gaussian-process.ts';
import { describe, expect, it } from 'vitest';

const theta = Float64Array.of(Math.log(0.4), Math.log(0.9), Math.log(1.5), Math.log(2), Math.log(0.05));

describe('gaussianProcess', () => {
  it('of one observation is what the formulas give by hand', () => {
    const one: Observations = { inputs: [Float64Array.of(0)], isLabel: [false], targets: Float64Array.of(3) };
    const process = gaussianProcess(one, Float64Array.of(Math.log(0.5), Math.log(2), Math.log(0.25)));
    const s = Math.sqrt(5) * 0.6; // 0.3 away, in length scales of 0.5
    const k = 2 * (1 + s + (s * s) / 3) * Math.exp(-s);
    const { mean, variance } = posterior(process, Float64Array.of(0.3));
    expect(mean).toBeCloseTo((k * 3) / 2.25, 12);
    expect(variance).toBeCloseTo(2 - (k * k) / 2.25, 12);
  });

  it('has the mean and variance that elimination on the whole system gives', () => {
    const observations = mixedObservations(25);
    const process = gaussianProcess(observations, theta);
    const K = observations.inputs.map((a, i) =>
      observations.inputs.map((b, j) => covarianceOf(a, b) + (i === j ? 0.05 : 0)),
    );
    for (const { inputs } of [mixedObservations(6, 9)]) {
      for (const x of inputs) {
        const k = observations.inputs.map((a) => covarianceOf(a, x));
        const weights = eliminated(K, k);
        const mean = weights.reduce((sum, weight, i) => sum + weight * observations.targets[i]!, 0);
        const variance = 2 - weights.reduce((sum, weight, i) => sum + weight * k[i]!, 0);
        expect(posterior(process, x).mean).toBeCloseTo(mean, 9);
        expect(posteriorMean(process, x)).toBeCloseTo(mean, 9);
        expect(posterior(process, x).variance).toBeCloseTo(variance, 9);
      }
    }
  });

  it('passes through its observations when there is hardly any noise, and knows nothing far away', () => {
    const observations = mixedObservations(12);
    const process = gaussianProcess(observations, theta.with(4, Math.log(1e-8)));
    observations.inputs.forEach((x, i) => expect(posterior(process, x).mean).toBeCloseTo(observations.targets[i]!, 5));
    expect(posterior(process, observations.inputs[3]!).variance).toBeLessThan(1e-6);
    const far = posterior(process, Float64Array.of(90, 90, 9));
    expect(far.mean).toBeCloseTo(0, 9);
    expect(far.variance).toBeCloseTo(2, 9);
  });

  it('without observations is the prior', () => {
    const none = gaussianProcess(
      { inputs: [], isLabel: [false], targets: new Float64Array() },
      Float64Array.of(0, 1, 0),
    );
    expect(posterior(none, Float64Array.of(5))).toEqual({ mean: 0, variance: Math.E });
  });
});

describe('withObservations', () => {
  it('is the process of all observations', () => {
    const all = mixedObservations(10);
    const first = { ...all, inputs: all.inputs.slice(0, 7), targets: all.targets.slice(0, 7) };
    const grown = withObservations(gaussianProcess(first, theta), all.inputs.slice(7), [...all.targets.slice(7)]);
    expect(grown.alpha).toEqual(gaussianProcess(all, theta).alpha);
  });

  it('does not move the mean when the value is what was expected, but shrinks the variance', () => {
    const process = gaussianProcess(mixedObservations(10), theta);
    const [x, other] = mixedObservations(2, 5).inputs;
    const believed = withObservations(process, [x!], [posteriorMean(process, x!)]);
    expect(posterior(believed, other!).mean).toBeCloseTo(posterior(process, other!).mean, 10);
    expect(posterior(believed, x!).variance).toBeLessThan(0.06);
    expect(withObservations(process, [], [])).toBe(process);
  });
});

describe('logMarginalLikelihood', () => {
  it('is the log density of the normal distribution of two observations', () => {
    const two: Observations = {
      inputs: [Float64Array.of(0), Float64Array.of(0.3)],
      isLabel: [false],
      targets: Float64Array.of(1, -2),
    };
    const s = Math.sqrt(5) * 0.6;
    const [a, b] = [2.25, 2 * (1 + s + (s * s) / 3) * Math.exp(-s)];
    const determinant = a * a - b * b;
    const square = (a * 1 + a * 4 - 2 * b * 1 * -2) / determinant;
    const { value } = logMarginalLikelihood(two, Float64Array.of(Math.log(0.5), Math.log(2), Math.log(0.25)));
    expect(value).toBeCloseTo(-0.5 * square - 0.5 * Math.log(determinant) - Math.log(2 * Math.PI), 12);
  });

  it('has the gradient of finite differences in each coordinate and in a random direction', () => {
    const observations = mixedObservations(15);
    const { gradient } = logMarginalLikelihood(observations, theta);
    const { normal } = randomStream([4, 4], 'direction');
    const directions = [theta.map(normal), ...[...theta.keys()].map((d) => new Float64Array(5).with(d, 1))];
    for (const direction of directions) {
      const at = (h: number) =>
        logMarginalLikelihood(
          observations,
          theta.map((value, d) => value + h * direction[d]!),
        ).value;
      const slope = (8 * (at(1e-3) - at(-1e-3)) - (at(2e-3) - at(-2e-3))) / 12e-3;
      expect(gradient.reduce((sum, value, d) => sum + value * direction[d]!, 0)).toBeCloseTo(slope, 6);
    }
  });
});

/** Two columns of numbers and one of labels. */
function mixedObservations(count: number, seed = 1): Observations {
  const { uniform, below, normal } = randomStream([seed, 0], 'observations');
  const inputs = Array.from({ length: count }, () => Float64Array.of(uniform(), uniform(), below(3)));
  return { inputs, isLabel: [false, false, true], targets: Float64Array.from(inputs, normal) };
}

/** Matérn 5/2 with the hyperparameters of `theta`, written out. */
function covarianceOf(a: Float64Array, b: Float64Array): number {
  const distance = Math.hypot((a[0]! - b[0]!) / 0.4, (a[1]! - b[1]!) / 0.9, a[2] === b[2] ? 0 : 1 / 1.5);
  return 2 * (1 + Math.sqrt(5) * distance + (5 * distance ** 2) / 3) * Math.exp(-Math.sqrt(5) * distance);
}

/** x of A x = b by Gauss–Jordan elimination with pivots. */
function eliminated(A: readonly (readonly number[])[], b: readonly number[]): number[] {
  const rows = A.map((row, i) => [...row, b[i]!]);
  const n = rows.length;
  for (let k = 0; k < n; k++) {
    const pivot = rows.findIndex(
      (row, i) => i >= k && Math.abs(row[k]!) === Math.max(...rows.slice(k).map((r) => Math.abs(r[k]!))),
    );
    [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
    for (let i = 0; i < n; i++) {
      const factor = i === k ? 0 : rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j <= n; j++) rows[i]![j]! -= factor * rows[k]![j]!;
    }
  }
  return rows.map((row, i) => row[n]! / row[i]!);
}

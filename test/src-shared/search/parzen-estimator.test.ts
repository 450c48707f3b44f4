import { randomStream } from '#shared/random/random-stream.ts';
import { parzenEstimator } from '#shared/search/parzen-estimator.ts';
import { buildPoint, fromUnit, toUnit } from '#shared/search/search-space.ts';
import type { Dimension, NumericDimension } from '#shared/search/search-space.ts';
import { normalCdf } from '#shared/statistics/normal-cdf.ts';
import { describe, expect, it } from 'vitest';

const float: NumericDimension = { kind: 'float', name: 'x', minimum: 0, maximum: 1, log: false };
const logFloat: NumericDimension = { kind: 'float', name: 'rate', minimum: 1e-5, maximum: 0.1, log: true };
const integer: NumericDimension = { kind: 'integer', name: 'layers', minimum: 1, maximum: 6, log: false };
const logInteger: NumericDimension = { kind: 'integer', name: 'width', minimum: 8, maximum: 512, log: true };
const choice: Dimension = { kind: 'choice', name: 'model', options: 3 };

const weighted = (points: readonly Readonly<Record<string, number>>[], weights?: readonly number[]) =>
  points.map((point, i) => ({ point, weight: weights?.[i] ?? 1 }));

describe('parzenEstimator', () => {
  it('of no points is the prior: a normal of width 1 around the middle, each option as likely', () => {
    const density = Math.exp(-0.5 * 0.2 ** 2) / Math.sqrt(2 * Math.PI) / (normalCdf(0.5) - normalCdf(-0.5));
    expect(parzenEstimator([float], []).logDensity([0.3])).toBeCloseTo(Math.log(density), 6);
    expect(parzenEstimator([choice], []).logDensity([2])).toBeCloseTo(-Math.log(3), 12);
  });

  it('of one point of a choice gives it the share that is left by hand', () => {
    // one kernel: 1/5 for each other option, 3/5 for its own; the prior: 1/3
    const { logDensity } = parzenEstimator([choice], weighted([{ model: 1 }]));
    expect(logDensity([1])).toBeCloseTo(Math.log((3 / 5 + 1 / 3) / 2), 12);
    expect(logDensity([0])).toBeCloseTo(Math.log((1 / 5 + 1 / 3) / 2), 12);
  });

  it('is the mixture that the formula says, computed without logarithms', () => {
    const dimensions = [float, integer, choice];
    const points = [
      { x: 0.2, layers: 2, model: 0 },
      { x: 0.9, layers: 6, model: 2 },
      { x: 0, layers: 1, model: 2 },
    ];
    const weights = [3, 2, 1];
    const width = 0.1 * 3 ** (-1 / 7);
    const normal = (low: number, high: number, mean: number, w: number) =>
      (normalCdf((high - mean) / w) - normalCdf((low - mean) / w)) / (normalCdf((1 - mean) / w) - normalCdf(-mean / w));
    const tiny = 1e-5;
    const kernel = (at: readonly number[], mean: readonly number[], w: number, option: (i: number) => number) => {
      const x = normal(at[0]! - tiny, at[0]! + tiny, mean[0]!, w) / (2 * tiny);
      const layers = normal((at[1]! - 1) / 6, at[1]! / 6, (mean[1]! - 0.5) / 6, w);
      return x * layers * option(at[2]!);
    };
    const { logDensity } = parzenEstimator(dimensions, weighted(points, weights));
    for (const at of [
      [0.25, 2, 0],
      [0.7, 5, 2],
      [0.5, 4, 1],
      [0.01, 1, 2],
    ]) {
      // prettier-ignore
      const parts = points.map(({ x, layers, model }, i) => {
        const option = (value: number) => (value === model ? 1 - 2 / 7 : 1 / 7);
        return (weights[i]! / 8) * kernel(at, [x, layers], width, option); // 8: the points and the prior, which weighs 2
      });
      const prior = (2 / 8) * kernel(at, [0.5, 3.5], 1, () => 1 / 3);
      expect(logDensity(at)).toBeCloseTo(Math.log(parts.reduce((sum, part) => sum + part, prior)), 4);
    }
  });

  it.each([float, logFloat])('of the float %o integrates to 1 over the unit interval', (dimension) => {
    const units = [0, 0.01, 0.4, 1, 1];
    const points = units.map((unit) => ({ [dimension.name]: fromUnit(dimension, unit) }));
    const { logDensity } = parzenEstimator([dimension], weighted(points, [5, 4, 3, 2, 1]));
    const cells = 4000;
    let sum = 0;
    for (let i = 0; i < cells; i++) sum += Math.exp(logDensity([fromUnit(dimension, (i + 0.5) / cells)])) / cells;
    expect(sum).toBeCloseTo(1, 5);
  });

  it.each([integer, logInteger])('of the integer %o sums to 1 over its values, ends included', (dimension) => {
    const { minimum, maximum, name } = dimension;
    const points = [minimum, minimum, minimum + 2, maximum].map((value) => ({ [name]: value }));
    const { logDensity } = parzenEstimator([dimension], weighted(points));
    let sum = 0;
    for (let value = minimum; value <= maximum; value++) sum += Math.exp(logDensity([value]));
    expect(sum).toBeCloseTo(1, 5);
  });

  it('draws what it says: frequencies over a mixed space agree with the density, by a chi-square test', () => {
    const dimensions = [integer, choice];
    const estimator = parzenEstimator(dimensions, weighted([{ layers: 2, model: 0 }, { layers: 5, model: 1 }], [3, 1])); // prettier-ignore
    const random = randomStream([1, 0], 'test');
    const counts = new Map<string, number>();
    for (let i = 0; i < 20_000; i++) {
      const key = estimator.draw(random).join();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    let chiSquare = 0;
    for (let layers = 1; layers <= 6; layers++) {
      for (let model = 0; model < 3; model++) {
        const expected = 20_000 * Math.exp(estimator.logDensity([layers, model]));
        chiSquare += ((counts.get(`${layers},${model}`) ?? 0) - expected) ** 2 / expected;
      }
    }
    expect(chiSquare).toBeLessThan(40.8); // 17 degrees of freedom, exceeded by chance once in 1000
  });

  it('draws floats with the mean of the density, inside the ends', () => {
    const estimator = parzenEstimator([float], weighted([{ x: 1 }, { x: 0.95 }, { x: 0.9 }]));
    const random = randomStream([2, 0], 'test');
    const drawn = Array.from({ length: 20_000 }, () => estimator.draw(random)[0]!);
    expect(drawn.every((x) => x >= 0 && x <= 1)).toBe(true);
    let mean = 0;
    for (let x = 0.0005; x < 1; x += 0.001) mean += 0.001 * x * Math.exp(estimator.logDensity([x]));
    expect(Math.abs(drawn.reduce((sum, x) => sum + x, 0) / 20_000 - mean)).toBeLessThan(4 * (0.25 / Math.sqrt(20_000)));
  });

  it('has a finite logarithm everywhere, far from 1,000 equal points in 30 dimensions too', () => {
    const dimensions = Array.from({ length: 30 }, (_, i) => ({ ...(i % 2 ? float : logInteger), name: `d${i}` }));
    const corner = buildPoint(dimensions, (dimension) => (dimension.kind === 'choice' ? 0 : dimension.minimum));
    const { logDensity } = parzenEstimator(dimensions, weighted(Array.from({ length: 1000 }, () => corner)));
    const opposite = logDensity(dimensions.map(({ maximum }) => maximum));
    const prior = parzenEstimator(dimensions, []).logDensity(dimensions.map(({ maximum }) => maximum));
    expect(opposite).toBeCloseTo(prior - Math.log(1001), 6);
    expect(logDensity(dimensions.map(({ minimum }) => minimum))).toBeGreaterThan(opposite + 40);
  });

  it('of a dimension with one value draws that value', () => {
    const only = { ...float, minimum: 3, maximum: 3 };
    const estimator = parzenEstimator([only], weighted([{ x: 3 }]));
    expect(estimator.draw(randomStream([3, 0], 'test'))).toEqual([3]);
    expect(estimator.logDensity([3])).toBeTypeOf('number');
    expect(toUnit(only, 3)).toBe(0.5);
  });
});

import { randomStream } from '#shared/random/random-stream.ts';
import { defaultLambda } from '#shared/search/cma-es-weights.ts';
import { drawCmaEs, spreads, startCmaEs, tellCmaEs, withFloors, withinReach } from '#shared/search/cma-es.ts';
import type { CmaEs } from '#shared/search/cma-es.ts';
import { median } from '#shared/statistics/median.ts';
import { rosenbrock, sphere } from '#test/oracles/test-functions.ts';
import { describe, expect, it } from 'vitest';
import { seeds } from './simulated-search.ts';

describe('CMA-ES', () => {
  // Hansen & Ostermeier 2001 need about 10²·n evaluations for the sphere and some 10³·n^1.1 for Rosenbrock's valley.
  it.each([
    { name: 'the sphere', f: sphere, n: 1, most: 200 },
    { name: 'the sphere', f: sphere, n: 5, most: 800 },
    { name: 'the sphere', f: sphere, n: 10, most: 1700 },
    { name: 'Rosenbrock', f: rosenbrock, n: 5, most: 2500 },
    { name: 'Rosenbrock', f: rosenbrock, n: 10, most: 6500 },
  ])(
    'comes within 1e-8 of the minimum of $name in $n dimensions in the published number of evaluations',
    ({ f, n, most }) => {
      const start = f === sphere ? 1 : 0;
      expect(median(seeds(5).map((seed) => evaluations(f, new Float64Array(n).fill(start), seed)))).toBeLessThan(most);
    },
  );

  it('does not care how the axes of a long ellipsoid lie', () => {
    const ellipsoid = (x: readonly number[]) => x.reduce((sum, value, i) => sum + 1e3 ** (i / 3) * value ** 2, 0);
    const turned = (x: readonly number[]) =>
      ellipsoid([x[0]! + x[1]!, x[0]! - x[1]!, x[2]! + x[3]!, x[2]! - x[3]!].map((value) => value * Math.SQRT1_2));
    const counts = [ellipsoid, turned].map((f) =>
      median(seeds(7).map((seed) => evaluations(f, Float64Array.of(1, 1, 1, 1), seed))),
    );
    expect(counts[1]! / counts[0]!).toBeGreaterThan(0.8);
    expect(counts[1]! / counts[0]!).toBeLessThan(1.25);
  });

  it('depends on the order of the values alone, and moves with the places', () => {
    const shifted = (x: readonly number[]) => Math.log(sphere(x.map((value) => value - 5)) + 1);
    expect(evaluations(sphere, Float64Array.of(1, 1), 3)).toBe(
      evaluations(shifted, Float64Array.of(6, 6), 3, (value) => Math.exp(value) - 1 < 1e-8),
    );
  });

  it('draws places with the mean and the covariance of its state', () => {
    const state = afterGenerations(rosenbrock, 3, 15);
    const stream = randomStream([1, 2], 'draws');
    const places = Array.from({ length: 20_000 }, () => drawCmaEs(state, stream));
    for (let i = 0; i < 3; i++) {
      for (let j = 0; j <= i; j++) {
        const [expected, scale] = [state.C[i * 3 + j]!, Math.sqrt(state.C[i * 4]! * state.C[j * 4]!)];
        const products = places.map((x) => ((x[i]! - state.m[i]!) * (x[j]! - state.m[j]!)) / state.sigma ** 2);
        const mean = products.reduce((a, b) => a + b) / places.length;
        expect(Math.abs(mean - expected) / scale).toBeLessThan(4 * Math.sqrt(2 / places.length));
      }
    }
  });

  it('keeps its size in the median when all places are as good', () => {
    const logs = seeds(21).map((seed) => {
      const stream = randomStream([seed, 0], 'flat');
      let state = startCmaEs(new Float64Array(5), 1, 8);
      for (let g = 0; g < 30; g++)
        state = tellCmaEs(
          state,
          generationOf(state, () => drawCmaEs(state, stream)),
        );
      return Math.log(state.sigma);
    });
    expect(Math.abs(median(logs))).toBeLessThan(1);
  });

  it('survives a generation of equal places and of places at the mean', () => {
    const state = startCmaEs(Float64Array.of(0.5, 0.5), 0.2, 6);
    for (const place of [Float64Array.of(0.7, 0.1), state.m]) {
      const { m, sigma, C, eigen } = tellCmaEs(
        state,
        generationOf(state, () => place),
      );
      expect([...m, sigma, ...C].every(Number.isFinite)).toBe(true);
      expect(eigen.values.every((value) => value > 0)).toBe(true);
    }
  });

  it('refuses a generation of the wrong size', () => {
    expect(() => tellCmaEs(startCmaEs(Float64Array.of(0), 1, 4), [])).toThrow('0 places, expected the 4');
  });
});

describe('withinReach', () => {
  it('leaves near places and shortens far ones along their line to the mean', () => {
    const state = startCmaEs(Float64Array.of(1, 1), 0.5, 6);
    const near = Float64Array.of(1.5, 0.8);
    expect(withinReach(state, near)).toBe(near);
    const [x, y] = withinReach(state, Float64Array.of(1, 101));
    expect(x).toBeCloseTo(1, 12);
    expect(y).toBeCloseTo(1 + 0.5 * (Math.SQRT2 + 1), 12);
  });
});

describe('withFloors', () => {
  it('raises the deviations that are too small and no other', () => {
    const state = startCmaEs(Float64Array.of(0, 0, 0), 0.1, 7);
    const raised = withFloors(state, Float64Array.of(0, 0.3, 0.1));
    [0.1, 0.3, 0.1].forEach((deviation, i) => expect(spreads(raised)[i]).toBeCloseTo(deviation, 12));
    expect(withFloors(state, Float64Array.of(0, 0.05, 0.1))).toBe(state);
  });
});

function generationOf({ weights }: CmaEs, place: () => Float64Array): Float64Array[] {
  return Array.from({ length: weights.lambda }, place);
}

function evaluations(
  f: (x: readonly number[]) => number,
  start: Float64Array,
  seed: number,
  isReached = (value: number) => value < 1e-8,
): number {
  const stream = randomStream([seed, 0], 'evaluations');
  let state = startCmaEs(start, 0.5, defaultLambda(start.length));
  for (let count = 0; count < 20_000;) {
    const ranked = rankedGeneration(f, state, () => drawCmaEs(state, stream));
    count += ranked.length;
    if (isReached(f([...ranked[0]!]))) return count;
    state = tellCmaEs(state, ranked);
  }
  return Infinity;
}

function afterGenerations(f: (x: readonly number[]) => number, n: number, generations: number): CmaEs {
  const stream = randomStream([0, 0], 'generations');
  let state = startCmaEs(new Float64Array(n), 0.5, defaultLambda(n));
  for (let g = 0; g < generations; g++)
    state = tellCmaEs(
      state,
      rankedGeneration(f, state, () => drawCmaEs(state, stream)),
    );
  return state;
}

function rankedGeneration(f: (x: readonly number[]) => number, state: CmaEs, draw: () => Float64Array): Float64Array[] {
  return generationOf(state, draw).sort((a, b) => f([...a]) - f([...b]));
}

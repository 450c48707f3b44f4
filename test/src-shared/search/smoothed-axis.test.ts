import { randomStream } from '#shared/random/random-stream.ts';
import { pearsonDivergence, smoothedAxis } from '#shared/search/smoothed-axis.ts';
import type { ChoiceDimension, NumericDimension } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';

const choice: ChoiceDimension = { kind: 'choice', name: 'a', options: 2 };
const number: NumericDimension = { kind: 'float', name: 'x', minimum: 0, maximum: 1, log: false };

function firstOf(count: number, total: number): Float64Array {
  return Float64Array.from({ length: total }, (_, i) => (i < count ? 1 : 0));
}

describe('smoothedAxis', () => {
  it('spreads every trial over the cells with a sum of 1', () => {
    const points = [0, 0.01, 0.5, 1].map((x) => ({ x }));
    const { kernel, size } = smoothedAxis(number, points, 2);
    for (let c = 0; c < size; c++) {
      const row = kernel.subarray(c * size, (c + 1) * size);
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      expect(Math.max(...row)).toBe(row[c]);
    }
  });

  it('takes both ends, an inactive trial, equal trials and none that is active', () => {
    expect([...smoothedAxis(number, [{ x: 0 }, { x: 1 }, {}], 2).cells]).toEqual([0, 49, -1]);
    expect([...smoothedAxis(choice, [{ a: 1 }, {}], 1).cells]).toEqual([1, -1]);
    for (const points of [
      [{ x: 0.3 }, { x: 0.3 }],
      [{}, {}],
    ]) {
      expect(smoothedAxis(number, points, 2).kernel.every(Number.isFinite)).toBe(true);
    }
  });
});

describe('pearsonDivergence', () => {
  it('is that of smoothed frequencies, by hand', () => {
    // best: options 0, 0; all: 0, 0, 1, 1. With one trial more for each option, 3/4 and 1/4 against 1/2 and 1/2.
    const axis = smoothedAxis(choice, [{ a: 0 }, { a: 0 }, { a: 1 }, { a: 1 }], 2);
    expect(pearsonDivergence(axis, firstOf(2, 4), firstOf(4, 4), 0)).toBeCloseTo(2 * (1 / 4) ** 2 * 2, 12);
  });

  it('comes near the integral for densities written out as sums over trials', () => {
    const { uniform } = randomStream([1, 0], 'places');
    const units = Array.from({ length: 200 }, (_, i) => (i < 40 ? 0.5 * uniform() ** 2 : uniform()));
    const axis = smoothedAxis(
      number,
      units.map((x) => ({ x })),
      40,
    );
    const expected = integratedDivergence(units.slice(0, 40), units);
    expect(Math.abs(pearsonDivergence(axis, firstOf(40, 200), firstOf(200, 200), 0) / expected - 1)).toBeLessThan(0.05);
  });

  it('is 0 on average over all subsets when chance is taken off', () => {
    const points = [0.1, 0.15, 0.2, 0.5, 0.55, 0.8, 0.9].map((x) => ({ x }));
    const axis = smoothedAxis(number, [...points, {}], 3);
    const all = firstOf(8, 8);
    const subsets = Array.from({ length: 256 }, (_, bits) =>
      Float64Array.from({ length: 8 }, (__, i) => (bits >> i) & 1),
    );
    const ofThree = subsets.filter((subset) => subset.reduce((sum, one) => sum + one, 0) === 3);
    const plain = ofThree.map((subset) => pearsonDivergence(axis, subset, all, 0));
    const mean = plain.reduce((sum, value) => sum + value / plain.length, 0);
    const large = plain.indexOf(Math.max(...plain));
    expect(ofThree).toHaveLength(56);
    expect(pearsonDivergence(axis, ofThree[large]!, all, 1)).toBeCloseTo(plain[large]! - mean, 10);
    expect(Math.min(...ofThree.map((subset) => pearsonDivergence(axis, subset, all, 1)))).toBe(0);
  });

  it('is 0 for all of the trials, for inactive ones and for a single option', () => {
    const active = smoothedAxis(number, [{ x: 0.1 }, { x: 0.9 }], 2);
    expect(pearsonDivergence(active, firstOf(2, 2), firstOf(2, 2), 0)).toBe(0);
    const inactive = smoothedAxis(number, [{}, {}], 1);
    expect(pearsonDivergence(inactive, firstOf(1, 2), firstOf(2, 2), 0)).toBe(0);
    const single = smoothedAxis({ ...choice, options: 1 }, [{ a: 0 }, { a: 0 }], 1);
    expect(pearsonDivergence(single, firstOf(1, 2), firstOf(2, 2), 0)).toBeCloseTo(0, 15);
  });

  it('counts a trial of weight 2 as two trials', () => {
    const twice = smoothedAxis(number, [{ x: 0.1 }, { x: 0.1 }, { x: 0.9 }], 2);
    const weighted = smoothedAxis(number, [{ x: 0.1 }, { x: 0.9 }], 2);
    const one = pearsonDivergence(
      { ...weighted, kernel: twice.kernel },
      Float64Array.of(2, 0),
      Float64Array.of(2, 1),
      0,
    );
    expect(one).toBeCloseTo(pearsonDivergence(twice, firstOf(2, 3), firstOf(3, 3), 0), 12);
  });
});

/** ∫ (p/q − 1)² q over a fine grid, p and q sums of Gaussians that are cut off at 0 and 1. */
function integratedDivergence(best: readonly number[], all: readonly number[]): number {
  const mean = best.reduce((sum, x) => sum + x / best.length, 0);
  const sigma = Math.sqrt(best.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (best.length - 1));
  const h = 1.059 * sigma * best.length ** (-1 / 5);
  const steps = 1000;
  const grid = Array.from({ length: steps }, (_, g) => (g + 0.5) / steps);
  const bump = (x: number) => grid.map((u) => Math.exp(-(((u - x) / h) ** 2) / 2));
  const density = (places: readonly number[]) => {
    const total = new Float64Array(steps);
    for (const x of places) {
      const values = bump(x);
      const area = values.reduce((sum, value) => sum + value / steps, 0);
      values.forEach((value, g) => (total[g]! += value / area / places.length));
    }
    return total;
  };
  const [p, q] = [density(best), density(all)];
  return p.reduce((sum, value, g) => sum + ((value / q[g]! - 1) ** 2 * q[g]!) / steps, 0);
}

import { pedAnova } from '#shared/search/ped-anova.ts';
import type { SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';
import { sampledTrials, unitSpace } from './sampled-trials.ts';

const options = { objective: 0, seed: 1, confidence: 0.9, quantile: 0.1 };
const weighted = (point: Readonly<Record<string, number>>) => 3 * point.x0! + 2 * point.x1! + point.x2!;

describe('pedAnova', () => {
  it('ranks the dimensions of a weighted sum, and gives the others next to nothing', () => {
    const { dimensions, warning } = pedAnova(unitSpace(6), sampledTrials(unitSpace(6), 1000, 1, weighted), options);
    const shares = dimensions.map(({ importance }) => importance);
    expect(warning).toBeUndefined();
    expect(shares[0]).toBeGreaterThan(shares[1]!);
    expect(shares[1]).toBeGreaterThan(shares[2]!);
    expect(shares[2]).toBeGreaterThan(0.02);
    expect(Math.max(...shares.slice(3))).toBeLessThan(0.01);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  it('gives dimensions that matter alike like shares, on any scale and for options as for numbers', () => {
    const space: SearchSpace = [
      { kind: 'float', name: 'rate', minimum: 1e-4, maximum: 1, log: true },
      { kind: 'integer', name: 'width', minimum: 1, maximum: 1000, log: false },
      { kind: 'choice', name: 'kind', options: 4 },
      { kind: 'choice', name: 'idle', options: 4 },
    ];
    const trials = sampledTrials(space, 2000, 2, ({ rate, width, kind }) => {
      const steps = [(Math.log10(rate!) + 4) / 4, (width! - 0.5) / 1000].map((unit) =>
        Math.min(3, Math.floor(4 * unit)),
      );
      return steps[0]! ** 2 + steps[1]! ** 2 + kind! ** 2;
    });
    const shares = pedAnova(space, trials, options).dimensions.map(({ importance }) => importance);
    for (const share of shares.slice(0, 3)) expect(Math.abs(share - 1 / 3)).toBeLessThan(0.08);
    expect(shares[3]).toBeLessThan(0.01);
  });

  it('finds the most important of ten dimensions from 30 trials in most cases', () => {
    let right = 0;
    for (let seed = 0; seed < 40; seed++) {
      const { dimensions } = pedAnova(unitSpace(10), sampledTrials(unitSpace(10), 30, seed, weighted), options);
      if (dimensions.every(({ importance }) => importance <= dimensions[0]!.importance)) right++;
    }
    expect(right).toBeGreaterThan(30);
  });

  it('holds what many trials say in its interval about as often as it states', () => {
    const space = unitSpace(4);
    const { dimensions: settled } = pedAnova(space, sampledTrials(space, 20_000, 3, weighted), options);
    let inside = 0;
    const seeds = 40;
    for (let seed = 0; seed < seeds; seed++) {
      const [first] = pedAnova(space, sampledTrials(space, 300, seed, weighted), options).dimensions;
      if (first!.low <= settled[0]!.importance && first!.high >= settled[0]!.importance) inside++; // four dimensions
    }
    expect(inside / seeds).toBeGreaterThan(0.75);
  });

  it('does not see a dimension that matters only together with another', () => {
    const trials = sampledTrials(unitSpace(3), 1000, 4, ({ x0, x1, x2 }) => (x0! - 0.5) * (x1! - 0.5) + 0.2 * x2!);
    const shares = pedAnova(unitSpace(3), trials, { ...options, quantile: 0.5 }).dimensions;
    expect(shares[2]!.importance).toBeGreaterThan(0.9);
  });

  it('counts a dimension as everywhere alike where it is inactive', () => {
    const space: SearchSpace = [
      { kind: 'choice', name: 'a', options: 2 },
      { kind: 'float', name: 'b', minimum: 0, maximum: 1, log: false, when: { name: 'a', isOneOf: [1] } },
      { kind: 'float', name: 'c', minimum: 0, maximum: 1, log: false, when: { name: 'a', isOneOf: [0] } },
    ];
    const trials = sampledTrials(space, 1000, 5, ({ a, b, c }) => (a === 1 ? b! : 2 + c!));
    const [a, b, c] = pedAnova(space, trials, options).dimensions;
    expect(a!.importance).toBeGreaterThan(0.05); // three dimensions
    expect(b!.importance).toBeGreaterThan(0.5); // three dimensions
    expect(c!.importance).toBeLessThan(0.02); // inactive among the best; three dimensions
  });

  it('gives the same for the same seed', () => {
    const trials = sampledTrials(unitSpace(3), 50, 6, weighted);
    expect(pedAnova(unitSpace(3), trials, options)).toEqual(pedAnova(unitSpace(3), trials, options));
  });

  it('says when it can say nothing, or little', () => {
    const trials = sampledTrials(unitSpace(3), 29, 7, weighted);
    expect(pedAnova(unitSpace(3), trials, options)).toMatchObject({
      warning: 'too-few-trials',
      dimensions: [{}, {}, {}],
    });
    expect(pedAnova(unitSpace(3), trials.slice(0, 3), options)).toEqual({ dimensions: [], warning: 'too-few-trials' });
    expect(pedAnova(unitSpace(3), [], options)).toEqual({ dimensions: [], warning: 'too-few-trials' });
    const equal = sampledTrials(unitSpace(3), 60, 8, () => 1);
    expect(pedAnova(unitSpace(3), equal, options)).toEqual({ dimensions: [], warning: 'equal-objectives' });
    const failed = trials.map((trial) => ({ ...trial, outcome: 'failed' as const, objectives: [] }));
    expect(pedAnova(unitSpace(3), failed, options).dimensions).toEqual([]);
  });

  it('takes no dimension, one, and one that never moves', () => {
    expect(
      pedAnova(
        [],
        sampledTrials([], 50, 9, () => Math.PI),
        options,
      ).dimensions,
    ).toEqual([]);
    const [only] = pedAnova(
      unitSpace(1),
      sampledTrials(unitSpace(1), 50, 9, ({ x0 }) => x0!),
      options,
    ).dimensions;
    expect(only).toEqual({ name: 'x0', importance: 1, low: 1, high: 1 });
    const fixed: SearchSpace = [
      ...unitSpace(1),
      { kind: 'integer', name: 'fixed', minimum: 3, maximum: 3, log: false },
    ];
    const trials = sampledTrials(fixed, 50, 9, ({ x0 }) => x0!);
    expect(pedAnova(fixed, trials, options).dimensions[1]).toMatchObject({ importance: 0, high: 0 });
  });

  it('throws on a quantile that leaves nothing to compare', () => {
    expect(() => pedAnova(unitSpace(1), [], { ...options, quantile: 1 })).toThrow(
      'quantile is 1, expected more than 0',
    );
  });
});

import { fanova } from '#shared/search/fanova.ts';
import type { SearchSpace } from '#shared/search/search-space.ts';
import { describe, expect, it } from 'vitest';
import { sampledTrials, unitSpace } from './sampled-trials.ts';

const options = { objective: 0, seed: 1, confidence: 0.9 };

describe('fanova', () => {
  it('finds the variance shares 9/14, 4/14, 1/14 of a weighted sum, and nothing else', () => {
    const trials = sampledTrials(unitSpace(5), 400, 1, ({ x0, x1, x2 }) => 3 * x0! + 2 * x1! + x2!);
    const { dimensions, pairs, warning } = fanova(unitSpace(5), trials, options);
    [9 / 14, 4 / 14, 1 / 14, 0, 0].forEach((share, d) =>
      expect(Math.abs(dimensions[d]!.importance - share)).toBeLessThan(0.06),
    );
    expect(Math.max(...pairs.map(({ importance }) => importance))).toBeLessThan(0.03);
    expect(warning).toBeUndefined();
  });

  it('finds the shares 3/7, 3/7 and 1/7 of a product', () => {
    const { dimensions, pairs } = fanova(
      unitSpace(3),
      sampledTrials(unitSpace(3), 400, 2, ({ x0, x1 }) => x0! * x1!),
      options,
    );
    expect(pairs.map(({ names }) => names)).toEqual([
      ['x0', 'x1'],
      ['x0', 'x2'],
      ['x1', 'x2'],
    ]);
    [3 / 7, 3 / 7, 0].forEach((share, d) => expect(Math.abs(dimensions[d]!.importance - share)).toBeLessThan(0.06));
    expect(Math.abs(pairs[0]!.importance - 1 / 7)).toBeLessThan(0.04); // three pairs
    expect(Math.max(pairs[1]!.importance, pairs[2]!.importance)).toBeLessThan(0.02); // three pairs
  });

  it('sees an interaction without single effects, but less than there is: trees split greedily', () => {
    // (x0 − ½)(x1 − ½) has variance 1/144, √0.05 · x2 has 0.6/144: shares of 5/8 and 3/8
    const trials = sampledTrials(
      unitSpace(3),
      600,
      2,
      ({ x0, x1, x2 }) => (x0! - 0.5) * (x1! - 0.5) + Math.sqrt(0.05) * x2!,
    );
    const { pairs } = fanova(unitSpace(3), trials, options);
    expect(pairs[0]!.importance).toBeGreaterThan(0.2); // three pairs
    expect(Math.max(pairs[1]!.importance, pairs[2]!.importance)).toBeLessThan(0.1); // three pairs
  });

  it('takes options without regard to their order and numbers on their scale', () => {
    const space: SearchSpace = [
      { kind: 'choice', name: 'kind', options: 4 },
      { kind: 'float', name: 'rate', minimum: 1e-4, maximum: 1, log: true },
    ];
    const trials = sampledTrials(space, 400, 3, ({ kind, rate }) => (kind! % 2) + Math.log10(rate!));
    const [kind, rate] = fanova(space, trials, options).dimensions; // variances 1/4 and 16/12
    expect(Math.abs(kind!.importance - 3 / 19)).toBeLessThan(0.05); // two dimensions
    expect(Math.abs(rate!.importance - 16 / 19)).toBeLessThan(0.05); // two dimensions
  });

  it('takes the objective not to depend on a dimension where it is inactive', () => {
    const space: SearchSpace = [
      { kind: 'choice', name: 'a', options: 2 },
      { kind: 'float', name: 'b', minimum: 0, maximum: 1, log: false, when: { name: 'a', isOneOf: [1] } },
    ];
    const trials = sampledTrials(space, 600, 4, ({ a, b }) => (a === 1 ? 4 * b! : 0));
    const { dimensions, pairs } = fanova(space, trials, options); // V: 1 of a, 1/3 of b, 1/3 of both together
    expect(Math.abs(dimensions[0]!.importance - 0.6)).toBeLessThan(0.05);
    expect(Math.abs(dimensions[1]!.importance - 0.2)).toBeLessThan(0.05);
    expect(Math.abs(pairs[0]!.importance - 0.2)).toBeLessThan(0.05);
  });

  it('has intervals that hold the importance and narrow with more trials', () => {
    const width = (count: number) => {
      const { dimensions } = fanova(
        unitSpace(3),
        sampledTrials(unitSpace(3), count, 5, ({ x0, x1 }) => x0! + x1!),
        options,
      );
      for (const { low, importance, high } of dimensions) expect(low <= importance && importance <= high).toBe(true);
      return dimensions[0]!.high - dimensions[0]!.low;
    };
    expect(width(400)).toBeLessThan(width(40));
  });

  it('gives the same for the same seed', () => {
    const trials = sampledTrials(unitSpace(3), 50, 6, ({ x0 }) => x0!);
    expect(fanova(unitSpace(3), trials, options)).toEqual(fanova(unitSpace(3), trials, options));
  });

  it('says when it can say nothing, or little', () => {
    const trials = sampledTrials(unitSpace(2), 29, 7, ({ x0 }) => x0!);
    expect(fanova(unitSpace(2), trials, options)).toMatchObject({ warning: 'too-few-trials', dimensions: [{}, {}] });
    expect(fanova(unitSpace(2), trials.slice(0, 3), options)).toEqual({
      dimensions: [],
      pairs: [],
      warning: 'too-few-trials',
    });
    const equal = sampledTrials(unitSpace(2), 60, 8, () => 0.1);
    expect(fanova(unitSpace(2), equal, options)).toEqual({ dimensions: [], pairs: [], warning: 'equal-objectives' });
    const broken = trials.map((trial) => ({ ...trial, objectives: [NaN] }));
    expect(fanova(unitSpace(2), broken, options).dimensions).toEqual([]);
  });

  it('takes no dimension, and one', () => {
    const trials = sampledTrials(unitSpace(1), 60, 9, ({ x0 }) => x0!);
    expect(fanova([], trials, options)).toEqual({ dimensions: [], pairs: [], warning: undefined });
    expect(fanova(unitSpace(1), trials, options).dimensions[0]!.importance).toBeCloseTo(1, 12);
  });
});

import { asynchronousHalvingPruner, synchronousHalvingPruner } from '#shared/search/successive-halving-pruner.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  failingSearches,
  outcomesInAnyOrder,
  overSeeds,
  simulatedPool,
  syntheticCurves,
  trialWith,
} from './simulated-pool.ts';

const options = { minimumResource: 1, maximumResource: 81, reductionFactor: 3 };

describe('asynchronousHalvingPruner', () => {
  it.each([
    [1, 'prune'],
    [2, 'continue'],
    [3, 'prune'],
    [9, 'prune'],
    [26, 'continue'],
    [27, 'prune'],
    [81, 'continue'], // the end is no rung
  ] as const)('at step %d, the worst of many says %s', (step, expected) => {
    const upTo = (value: number) => Array.from({ length: step }, (_, i) => [i + 1, value] as const);
    const others = Array.from({ length: 5 }, (_, number) => trialWith(number, upTo(number)));
    expect(asynchronousHalvingPruner(options)(trialWith(9, upTo(99)), others)).toBe(expected);
  });

  it('has rungs from the minimum resource on', () => {
    const pruner = asynchronousHalvingPruner({ minimumResource: 4, maximumResource: 100, reductionFactor: 2 });
    const others = Array.from({ length: 5 }, (_, number) =>
      trialWith(number, [
        [4, 0],
        [64, 0],
      ]),
    );
    expect(pruner(trialWith(9, [[3, 99]]), others)).toBe('continue');
    expect(pruner(trialWith(9, [[4, 99]]), others)).toBe('prune');
    expect(
      pruner(
        trialWith(9, [
          [63, 0],
          [64, 99],
        ]),
        others,
      ),
    ).toBe('prune');
  });

  it('ends with a trial of the best 2 percent for less than a tenth of the steps, over 21 seeds', () => {
    const { cost, rank, randomRank } = overSeeds(asynchronousHalvingPruner(options), 143);
    expect(cost).toBeLessThan(0.1);
    expect(rank).toBeLessThan(0.02);
    expect(rank).toBeLessThan(randomRank);
  });

  it('throws on options that mean nothing', () => {
    expect(() => asynchronousHalvingPruner({ ...options, reductionFactor: 0.5 })).toThrow('reductionFactor is 0.5');
  });
});

describe('synchronousHalvingPruner', () => {
  it('decides within its bracket alone', () => {
    const pruner = synchronousHalvingPruner({ ...options, bracketTrials: 3, trials: 9 });
    const others = [1, 2, 3, 4, 6, 7, 8].map((number) => trialWith(number, [[1, 0]]));
    expect(pruner(trialWith(0, [[1, 5]]), others.slice(2))).toBe('wait');
    expect(pruner(trialWith(5, [[1, -1]]), others)).toBe('continue');
  });

  it('has a last bracket of the trials that are left', () => {
    const pruner = synchronousHalvingPruner({ ...options, bracketTrials: 3, trials: 5 });
    const first = [0, 1, 2].map((number) => trialWith(number, [[1, 0]]));
    expect(pruner(trialWith(3, [[1, 5]]), first)).toBe('wait');
    expect(pruner(trialWith(3, [[1, 5]]), [...first, trialWith(4, [[1, 6]])])).toBe('continue');
  });

  it('runs exactly the promised trials and leaves the same ones whatever the order, also when some fail', () => {
    const property = fc.property(failingSearches(40), fc.integer({ min: 1, max: 30 }), (search, bracketTrials) => {
      const { trials } = search;
      const pruner = synchronousHalvingPruner({ ...options, maximumResource: 9, bracketTrials, trials });
      const [first, ...others] = outcomesInAnyOrder(pruner, search);
      expect(first).toHaveLength(trials);
      expect(first.map(([outcome]) => outcome)).not.toContain('running');
      for (const other of others) expect(other).toEqual(first);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('keeps 81, 27, 9, 3 and 1 of a bracket of 81', () => {
    const { valueAt } = syntheticCurves(1, 81);
    const pruner = synchronousHalvingPruner({ ...options, bracketTrials: 81, trials: 81 });
    const { trials } = simulatedPool(pruner, { trials: 81, workers: 5, lastStep: 81, valueAt, seed: 1 });
    expect([1, 3, 9, 27, 81].map((step) => trials.filter(({ reports }) => reports.length >= step).length)).toEqual([
      81, 27, 9, 3, 1,
    ]);
  });

  it('ends with a trial of the best 2 percent for less than a tenth of the steps, over 21 seeds', () => {
    const { cost, rank, randomRank } = overSeeds(
      synchronousHalvingPruner({ ...options, bracketTrials: 81, trials: 143 }),
      143,
    );
    expect(cost).toBeLessThan(0.1);
    expect(rank).toBeLessThan(0.02);
    expect(rank).toBeLessThan(randomRank);
  });

  it('throws on a bracket without trials and on a trial that the search does not have', () => {
    expect(() => synchronousHalvingPruner({ ...options, bracketTrials: 0, trials: 9 })).toThrow('bracketTrials is 0');
    const pruner = synchronousHalvingPruner({ ...options, bracketTrials: 3, trials: 9 });
    expect(() => pruner(trialWith(9, []), [])).toThrow('trial 9 of a search of 9; numbers count from 0');
  });
});

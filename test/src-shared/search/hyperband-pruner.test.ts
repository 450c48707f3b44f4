import {
  asynchronousHyperbandPruner,
  hyperbandBrackets,
  synchronousHyperbandPruner,
} from '#shared/search/hyperband-pruner.ts';
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

describe('hyperbandBrackets', () => {
  it('are those of table 1 of Li et al. 2018 for R = 81 and η = 3', () => {
    expect(hyperbandBrackets(options).map(({ trials, rungs }) => [trials, rungs])).toEqual([
      [81, [1, 3, 9, 27]],
      [34, [3, 9, 27]],
      [15, [9, 27]],
      [8, [27]],
      [5, []],
    ]);
  });

  it('start no earlier than the minimum resource and are one without a rung when there is no room', () => {
    expect(hyperbandBrackets({ ...options, minimumResource: 10 }).map(({ rungs }) => rungs)).toEqual([[27], []]);
    expect(hyperbandBrackets({ ...options, minimumResource: 81 })).toEqual([
      { trials: 1, rungs: [], reductionFactor: 3 },
    ]);
    const [first] = hyperbandBrackets({ ...options, maximumResource: 100 });
    expect(first?.rungs[0]).toBeCloseTo(100 / 81, 12);
  });
});

describe('asynchronousHyperbandPruner', () => {
  it('deals trials to brackets by their number, in the proportions of a round', () => {
    const pruner = asynchronousHyperbandPruner(options);
    const firstRung = Array.from({ length: 143 }, (_, number) => {
      const curves = (worst: boolean) => [1, 3, 9, 27].map((step) => [step, worst ? 1 : 0] as const);
      const others = Array.from({ length: 500 }, (_, other) => trialWith(other, curves(false))).filter(
        (other) => other.number !== number,
      );
      return [1, 2, 3, 4].findIndex(
        (count) => pruner(trialWith(number, curves(true).slice(0, count)), others) === 'prune',
      );
    });
    expect([0, 1, 2, 3, -1].map((k) => firstRung.filter((rung) => rung === k).length)).toEqual([81, 34, 15, 8, 5]);
    expect(new Set(firstRung.slice(0, 29)).size).toBe(5); // a fifth of a round has all of them
  });

  it('compares within a bracket alone', () => {
    const pruner = asynchronousHyperbandPruner({ ...options, maximumResource: 3 }); // brackets of 3 and 2 trials
    const others = [1, 2, 3, 4].map((number) => trialWith(number, [[1, number]]));
    const decisions = [0, 1, 2, 3, 4].map((number) =>
      pruner(
        trialWith(number, [[1, 99]]),
        others.filter((other) => other.number !== number),
      ),
    );
    expect(decisions.filter((decision) => decision === 'prune')).toHaveLength(3);
  });

  it('ends with a trial of the best 2 percent for less than a quarter of the steps, over 21 seeds', () => {
    const { cost, rank, randomRank } = overSeeds(asynchronousHyperbandPruner(options), 143);
    expect(cost).toBeLessThan(0.25);
    expect(rank).toBeLessThan(0.02);
    expect(rank).toBeLessThan(randomRank);
  });
});

describe('synchronousHyperbandPruner', () => {
  it('keeps in each bracket what table 1 of Li et al. 2018 says, round after round', () => {
    const { valueAt } = syntheticCurves(2, 81);
    const pruner = synchronousHyperbandPruner({ ...options, trials: 286 });
    const { trials } = simulatedPool(pruner, { trials: 286, workers: 8, lastStep: 81, valueAt, seed: 2 });
    const survivors = (start: number, end: number) =>
      [1, 3, 9, 27, 81].map((step) => trials.slice(start, end).filter(({ reports }) => reports.length >= step).length);
    for (const round of [0, 143]) {
      expect(survivors(round, round + 81)).toEqual([81, 27, 9, 3, 1]);
      expect(survivors(round + 81, round + 115)).toEqual([34, 34, 11, 3, 1]);
      expect(survivors(round + 115, round + 130)).toEqual([15, 15, 15, 5, 1]);
      expect(survivors(round + 130, round + 138)).toEqual([8, 8, 8, 8, 2]);
      expect(survivors(round + 138, round + 143)).toEqual([5, 5, 5, 5, 5]);
    }
  });

  it('cuts the bracket in which the search ends', () => {
    const pruner = synchronousHyperbandPruner({ ...options, trials: 2 });
    expect(pruner(trialWith(0, [[1, 5]]), [trialWith(1, [])])).toBe('wait');
    expect(pruner(trialWith(0, [[1, 5]]), [trialWith(1, [[1, 6]])])).toBe('continue');
    expect(synchronousHyperbandPruner({ ...options, trials: 1 })(trialWith(0, [[1, 5]]), [])).toBe('continue');
  });

  it('runs exactly the promised trials and leaves the same ones whatever the order, also when some fail', () => {
    const property = fc.property(failingSearches(50), (search) => {
      const { trials } = search;
      const [first, ...others] = outcomesInAnyOrder(
        synchronousHyperbandPruner({ ...options, maximumResource: 9, trials }),
        search,
      );
      expect(first).toHaveLength(trials);
      expect(first.map(([outcome]) => outcome)).not.toContain('running');
      for (const other of others) expect(other).toEqual(first);
    });
    fc.assert(property, { numRuns: 60 });
  });

  it('ends with a trial of the best 2 percent for less than a fifth of the steps, over 21 seeds', () => {
    const { cost, rank, randomRank } = overSeeds(synchronousHyperbandPruner({ ...options, trials: 143 }), 143);
    expect(cost).toBeLessThan(0.2);
    expect(rank).toBeLessThan(0.02);
    expect(rank).toBeLessThan(randomRank);
  });

  it('throws on a trial that the search does not have', () => {
    expect(() => synchronousHyperbandPruner({ ...options, trials: 5 })(trialWith(5, []), [])).toThrow(
      'trial 5 of a search of 5',
    );
  });
});

import { percentilePruner } from '#shared/search/percentile-pruner.ts';
import { describe, expect, it } from 'vitest';
import { overSeeds, trialWith } from './simulated-pool.ts';

const always = { startupTrials: 1, warmupSteps: 0, interval: 1 };

/** Finished, with running averages 1, 2, 3, 4, 5 at step 2: the second value undoes what the first is off. */
const finished = [1, 2, 3, 4, 5].map((average, number) =>
  trialWith(
    number,
    [
      [1, average + 10],
      [2, average - 10],
      [3, -100],
    ],
    'finished',
  ),
);

describe('percentilePruner', () => {
  it.each([
    [25, 2, 'continue'],
    [25, 2.01, 'prune'],
    [50, 3, 'continue'],
    [50, 3.01, 'prune'],
    [75, 4, 'continue'],
    [75, 4.01, 'prune'],
    [0, 1.01, 'prune'],
    [100, 5, 'continue'],
    [10, 1.4, 'continue'], // between the averages 1 and 2
    [10, 1.41, 'prune'],
  ] as const)('at %d percent, a best value of %d says %s', (percentile, best, expected) => {
    const trial = trialWith(9, [
      [1, best],
      [2, 50],
    ]);
    expect(percentilePruner(percentile, always)(trial, finished)).toBe(expected);
  });

  it('compares at the step of the newest report alone', () => {
    const trial = trialWith(9, [[1, 12.9]]); // the averages at step 1 are 11 to 15
    expect(percentilePruner(50, always)(trial, finished)).toBe('continue');
  });

  it('compares with finished trials only, and with those that have reports so far', () => {
    const strangers = (['running', 'pruned', 'failed'] as const).map((outcome, i) => trialWith(i, [[1, 0]], outcome));
    const late = trialWith(4, [[5, 0]], 'finished');
    const silent = trialWith(5, [], 'finished');
    expect(percentilePruner(50, always)(trialWith(9, [[1, 7]]), [...strangers, late, silent])).toBe('continue');
    expect(percentilePruner(50, always)(trialWith(9, [[5, 7]]), [...strangers, late, silent])).toBe('prune');
  });

  it('waits for enough trials to compare with', () => {
    const bad = trialWith(9, [[2, 99]]);
    expect(percentilePruner(50, { ...always, startupTrials: 6 })(bad, finished)).toBe('continue');
    expect(percentilePruner(50, { ...always, startupTrials: 5 })(bad, finished)).toBe('prune');
    expect(percentilePruner(50, { ...always, startupTrials: 0 })(bad, [])).toBe('continue');
  });

  it('lets reports before the end of the warm-up pass', () => {
    const pruner = percentilePruner(50, { ...always, warmupSteps: 3 });
    expect(pruner(trialWith(9, [[2, 99]]), finished)).toBe('continue');
    expect(pruner(trialWith(9, [[3, 99]]), finished)).toBe('prune');
  });

  it('decides at the first report of each interval, also when a resumed trial repeats it', () => {
    const pruner = percentilePruner(50, { ...always, warmupSteps: 10, interval: 5 });
    const steps = [4, 9, 11, 14, 16, 20, 27, 28];
    const decisions = steps.map((_, i) =>
      pruner(
        trialWith(
          9,
          steps.slice(0, i + 1).map((step) => [step, 99]),
        ),
        finished,
      ),
    );
    const prunes = steps.filter((_, i) => decisions[i] === 'prune');
    expect(prunes).toEqual([11, 16, 20, 27]);
    expect(
      pruner(
        trialWith(9, [
          [11, 99],
          [16, 99],
          [16, 99],
        ]),
        finished,
      ),
    ).toBe('prune');
  });

  it('says continue of ties and of a trial without reports', () => {
    const equal = [1, 2, 3].map((number) => trialWith(number, [[1, 7]], 'finished'));
    expect(percentilePruner(50, always)(trialWith(9, [[1, 7]]), equal)).toBe('continue');
    expect(percentilePruner(50, always)(trialWith(9, []), equal)).toBe('continue');
  });

  it('counts NaN as worse than every number, on both sides', () => {
    expect(percentilePruner(50, always)(trialWith(9, [[1, NaN]]), finished)).toBe('prune');
    expect(
      percentilePruner(50, always)(
        trialWith(9, [
          [1, 3],
          [2, NaN],
        ]),
        finished,
      ),
    ).toBe('continue');
    const broken = [1, 2, 3].map((number) => trialWith(number, [[1, NaN]], 'finished'));
    expect(percentilePruner(50, always)(trialWith(9, [[1, 1e9]]), broken)).toBe('continue');
  });

  it('ends with a trial of the best 2 percent for less than a fifth of the steps, over 21 seeds of synthetic curves', () => {
    const { cost, rank, randomRank } = overSeeds(percentilePruner(25, { ...always, startupTrials: 5 }), 143);
    expect(cost).toBeLessThan(0.2);
    expect(rank).toBeLessThan(0.02);
    expect(rank).toBeLessThan(randomRank);
  });

  it('throws on options that mean nothing', () => {
    expect(() => percentilePruner(101, always)).toThrow('percentile is 101, expected 0 to 100');
    expect(() => percentilePruner(50, { ...always, interval: 0 })).toThrow('interval is 0, expected more than 0');
  });
});

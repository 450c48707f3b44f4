import { checkHalvingOptions, decideAtOnce, decideTogether } from '#shared/search/halving-bracket.ts';
import type { Trial } from '#shared/search/trial.ts';
import { describe, expect, it } from 'vitest';
import { trialWith } from './simulated-pool.ts';

describe('decideAtOnce', () => {
  const bracket = { trials: Infinity, rungs: [2, 4, 8], reductionFactor: 2 };
  const atSecond = (...values: readonly number[]) => values.map((value, i) => trialWith(i, [[2, value]], 'pruned'));

  it.each([
    ['the first to come goes on', [], 99, 'continue'],
    ['the second goes on if it is better', [5], 4, 'continue'],
    ['the second stops if it is worse', [5], 6, 'prune'],
    ['a tie goes on', [5], 5, 'continue'],
    ['two of four go on', [1, 5, 6], 4, 'continue'],
    ['the third of four stops', [1, 2, 6], 4, 'prune'],
    ['the second of three stops: half of three is one', [1, 6], 4, 'prune'],
    ['Infinity stops even alone', [], Infinity, 'prune'],
    ['NaN stops even alone', [], NaN, 'prune'],
    ['NaN of others counts as worst', [NaN, NaN, 1], 3, 'continue'],
  ] as const)('%s', (_, others, own, expected) => {
    expect(decideAtOnce(trialWith(9, [[2, own]]), atSecond(...others), bracket)).toBe(expected);
  });

  it('decides at rungs only: at the first report at or after one', () => {
    const others = atSecond(1, 1, 1, 1).concat(trialWith(5, [[8, 1]]), trialWith(6, [[8, 1]]));
    const decision = (...steps: readonly number[]) =>
      decideAtOnce(
        trialWith(
          9,
          steps.map((step) => [step, 50]),
        ),
        others,
        bracket,
      );
    expect([decision(), decision(1), decision(1, 2), decision(1, 3)]).toEqual([
      'continue',
      'continue',
      'prune',
      'prune',
    ]);
    expect([decision(1, 2, 3), decision(1, 2, 3, 4), decision(1, 2, 4, 5)]).toEqual(['continue', 'prune', 'continue']);
    expect([decision(1, 9), decision(1, 8, 9)]).toEqual(['prune', 'continue']);
  });

  it('decides again when a resumed trial repeats the report at a rung, by the last value', () => {
    expect(
      decideAtOnce(
        trialWith(9, [
          [2, 1],
          [2, 6],
        ]),
        atSecond(5),
        bracket,
      ),
    ).toBe('prune');
    expect(
      decideAtOnce(
        trialWith(9, [
          [2, 6],
          [2, 1],
        ]),
        atSecond(5),
        bracket,
      ),
    ).toBe('continue');
  });

  it('compares with every trial that has a value at the rung, whatever became of it, and with no other', () => {
    const outcomes = ['running', 'finished', 'pruned', 'failed'] as const;
    const others = outcomes.map((outcome, i) => trialWith(i, [[2, i]], outcome));
    expect(decideAtOnce(trialWith(9, [[2, 0.5]]), others, bracket)).toBe('continue');
    expect(decideAtOnce(trialWith(9, [[2, 1.5]]), others, bracket)).toBe('prune');
    const never = [trialWith(0, [[1, 0]]), trialWith(1, [])];
    expect(decideAtOnce(trialWith(9, [[2, 50]]), never, bracket)).toBe('continue');
  });
});

describe('decideTogether', () => {
  const bracket = { trials: 4, rungs: [2, 4], reductionFactor: 2 };
  const decisions = (trials: readonly Trial[]) =>
    trials.map((trial) =>
      decideTogether(
        trial,
        trials.filter((other) => other !== trial),
        bracket,
      ),
    );

  it('waits until all have arrived, then the better half goes on', () => {
    const arrived = [3, 1, 4, 2].map((value, number) =>
      trialWith(number, [
        [1, 9],
        [2, value],
      ]),
    );
    expect(decisions(arrived.slice(0, 2))).toEqual(['wait', 'wait']);
    expect(decisions([...arrived.slice(0, 2), trialWith(2, [[1, 9]])])).toEqual(['wait', 'wait', 'continue']);
    expect(decisions(arrived)).toEqual(['prune', 'continue', 'prune', 'continue']);
  });

  it('prunes before the rung is full whom enough others beat already', () => {
    expect(decisions([3, 1, 2].map((value, number) => trialWith(number, [[2, value]])))).toEqual([
      'prune',
      'wait',
      'wait',
    ]);
  });

  it('gives ties to the lower number', () => {
    expect(decisions([5, 5, 5, 5].map((value, number) => trialWith(number, [[2, value]])))).toEqual([
      'continue',
      'continue',
      'prune',
      'prune',
    ]);
  });

  it('waits for nobody who has ended, and gives the place to the next best', () => {
    const ended = [trialWith(0, [[1, 0]], 'failed'), trialWith(1, [], 'failed'), trialWith(2, [[1, 0]], 'finished')];
    expect(decisions([...ended, trialWith(3, [[2, 9]])]).at(-1)).toBe('continue');
    const one = [trialWith(0, [[1, 0]], 'failed'), ...[3, 2, 4].map((value, i) => trialWith(i + 1, [[2, value]]))];
    expect(decisions(one).slice(1)).toEqual(['continue', 'continue', 'prune']);
  });

  it('lets a value at the rung count, also of a trial that failed after it', () => {
    const trials = [
      trialWith(
        0,
        [
          [2, 1],
          [3, 1],
        ],
        'failed',
      ),
      ...[2, 3, 4].map((value, i) => trialWith(i + 1, [[2, value]])),
    ];
    expect(decisions(trials).slice(1)).toEqual(['continue', 'prune', 'prune']);
  });

  it('decides at the second rung among those who passed the first, one at least', () => {
    const out = [trialWith(0, [[2, 8]], 'pruned'), trialWith(1, [[2, 9]], 'pruned')];
    const late = trialWith(3, [
      [2, 2],
      [3, 2],
    ]);
    expect(
      decisions([
        ...out,
        trialWith(2, [
          [2, 1],
          [4, 7],
        ]),
        late,
      ]).slice(2),
    ).toEqual(['wait', 'continue']);
    const there = trialWith(3, [
      [2, 2],
      [4, 6],
    ]);
    expect(
      decisions([
        ...out,
        trialWith(2, [
          [2, 1],
          [4, 7],
        ]),
        there,
      ]).slice(2),
    ).toEqual(['prune', 'continue']);
  });

  it('holds a trial at each rung that one report has passed', () => {
    const far = trialWith(0, [[9, 1]]);
    const others = [2, 3, 4].map((value, i) => trialWith(i + 1, [[2, value]]));
    expect(decisions([far, ...others.slice(0, 2)])[0]).toBe('wait');
    expect(decisions([far, ...others])[0]).toBe('wait'); // for trial 1, at the second rung
    expect(
      decisions([
        far,
        trialWith(1, [
          [2, 2],
          [4, 0.5],
        ]),
        ...others.slice(1),
      ])[0],
    ).toBe('prune');
  });

  it('never lets NaN or Infinity go on, not even alone', () => {
    expect(decisions([NaN, NaN, Infinity, 1].map((value, number) => trialWith(number, [[2, value]])))).toEqual([
      'prune',
      'prune',
      'prune',
      'continue',
    ]);
    expect(decisions([trialWith(0, [[2, NaN]])])).toEqual(['prune']);
  });

  it('decides nothing before the first rung and without reports', () => {
    expect(decisions([trialWith(0, []), trialWith(1, [[1, 5]])])).toEqual(['continue', 'continue']);
  });
});

describe('checkHalvingOptions', () => {
  it('names what is wrong', () => {
    const good = { minimumResource: 1, maximumResource: 9, reductionFactor: 3 };
    expect(() => checkHalvingOptions('pruner', good)).not.toThrow();
    expect(() => checkHalvingOptions('pruner', { ...good, reductionFactor: 1 })).toThrow(
      'pruner: reductionFactor is 1',
    );
    expect(() => checkHalvingOptions('pruner', { ...good, minimumResource: 0 })).toThrow('resources are 0 to 9');
    expect(() => checkHalvingOptions('pruner', { ...good, maximumResource: NaN })).toThrow('resources are 1 to NaN');
  });
});

import { bestFirst } from '#shared/search/best-first.ts';
import type { Trial } from '#shared/search/trial.ts';
import { describe, expect, it } from 'vitest';

const numbers = (trials: readonly Partial<Trial>[], objectives = 1) => {
  const whole = trials.map((trial, number): Trial => {
    return { number, point: {}, outcome: 'finished', objectives: [], constraints: [], reports: [], ...trial };
  });
  const search = { space: [], trials: whole, objectives, seed: 0, number: whole.length };
  return bestFirst(search).map(({ number }) => number);
};
const pruned = (step: number, value: number): Partial<Trial> => ({ outcome: 'pruned', reports: [{ step, value }] });

describe('bestFirst', () => {
  it('goes by the objective, and of equal ones by number', () => {
    expect(numbers([3, 1, 2, 1].map((value) => ({ objectives: [value] })))).toEqual([1, 3, 2, 0]);
  });

  it('puts pruned trials after finished ones: the later step first, then the lower value of the last report', () => {
    const twice = { outcome: 'pruned', reports: [{ step: 1, value: -9 }, { step: 4, value: 5 }] } as const; // prettier-ignore
    expect(numbers([pruned(2, 0.1), pruned(4, 8), twice, { objectives: [100] }, pruned(2, 0)])).toEqual([
      3, 2, 1, 4, 0,
    ]);
  });

  it('puts trials that violate constraints last, by the sum of what they violate', () => {
    const trials = [
      { objectives: [0], constraints: [2, -5] },
      { objectives: [0], constraints: [0.5, 0.5] },
      { objectives: [9], constraints: [0, -1] },
      pruned(1, 3),
    ];
    expect(numbers(trials)).toEqual([2, 3, 1, 0]);
  });

  it('goes by nondominated rank with several objectives, and in a front by how far the neighbors are', () => {
    const trials = [
      [5, 5],
      [0, 4],
      [1, 2.9],
      [1.1, 2.8],
      [4, 0],
    ].map((objectives) => ({ objectives }));
    expect(numbers(trials, 2)).toEqual([1, 4, 3, 2, 0]); // (1.1, 2.8): 3/4 + 2.9/4; (1, 2.9): 1.1/4 + 1.2/4
  });

  it('leaves out trials that run, have failed, or have a number that is missing or not finite', () => {
    const trials: Partial<Trial>[] = [
      { outcome: 'running', reports: [{ step: 1, value: 0 }] },
      { outcome: 'failed', reports: [{ step: 1, value: 0 }] },
      { objectives: [NaN] },
      { objectives: [-Infinity] },
      { objectives: [] },
      { objectives: [1, 2] },
      { objectives: [1], constraints: [NaN] },
      { outcome: 'pruned' },
      pruned(3, NaN),
      { objectives: [7] },
    ];
    expect(numbers(trials)).toEqual([9]);
  });

  it('of no trials is empty, for any number of objectives', () => {
    expect(numbers([])).toEqual([]);
    expect(numbers([], 3)).toEqual([]);
  });
});

import { compareTrialValues, totalViolation, trialValue } from '#shared/search/trial-value.ts';
import type { Trial } from '#shared/search/trial.ts';
import { describe, expect, it } from 'vitest';
import { trialOf } from './simulated-search.ts';

const trial = (known: Partial<Trial>) => trialOf(0, {}, known);

describe('trialValue', () => {
  it('is the objective of a feasible trial and the last report of a pruned one', () => {
    expect(trialValue(trial({ objectives: [3], constraints: [-1, 0] }))).toEqual({ kind: 'valued', value: 3 });
    const reports = [
      { step: 1, value: 9 },
      { step: 2, value: 7 },
    ];
    expect(trialValue(trial({ outcome: 'pruned', reports }))).toEqual({ kind: 'valued', value: 7 });
  });

  it('is the violation of an infeasible trial', () => {
    expect(trialValue(trial({ objectives: [3], constraints: [-1, 2, 0.5] }))).toEqual({
      kind: 'infeasible',
      violation: 2.5,
    });
  });

  it('calls failed what failed or has no finite number', () => {
    const none: Partial<Trial>[] = [
      { outcome: 'failed', objectives: [1] },
      { outcome: 'pruned' },
      { outcome: 'pruned', reports: [{ step: 1, value: NaN }] },
      { objectives: [NaN] },
      { objectives: [-Infinity] },
      { objectives: [1], constraints: [NaN] },
    ];
    for (const known of none) expect(trialValue(trial(known))).toEqual({ kind: 'failed' });
  });
});

describe('compareTrialValues', () => {
  it('puts feasible ones first, then the least violation, then the failed', () => {
    const ascending = [
      trial({ objectives: [-5] }),
      trial({ objectives: [100] }),
      trial({ objectives: [-9], constraints: [0.1] }),
      trial({ objectives: [-9], constraints: [3] }),
      trial({ outcome: 'failed' }),
    ].map(trialValue);
    expect([...ascending].reverse().sort(compareTrialValues)).toEqual(ascending);
    expect(ascending.every((value) => compareTrialValues(value, value) === 0)).toBe(true);
  });
});

describe('totalViolation', () => {
  it('sums what is above 0 and is 0 without constraints', () => {
    expect(totalViolation(trial({ constraints: [-3, 1, 2] }))).toBe(3);
    expect(totalViolation(trial({}))).toBe(0);
  });
});

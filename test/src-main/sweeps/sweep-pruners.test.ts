import { describe, expect, it } from 'vitest';
import { prunerOf } from '#main/sweeps/sweep-pruners.ts';
import { searchTrial } from '#main/sweeps/search-trials.ts';
import { accuracy, exampleSweep, exampleTrial, loss } from './example-sweep.ts';

const goals = {
  minimize: { sign: 1, metric: loss },
  maximize: { sign: -1, metric: accuracy },
} as const;
type Goal = keyof typeof goals;

/**
 * What becomes of trial 6 with these values at steps 1, 2 …, beside finished trials 0 to 4 that stayed at 10 to 14. To
 * be maximized are the same numbers with the other sign.
 */
function decision(pruner: object, goal: Goal, values: readonly number[]): string {
  const { sign, metric } = goals[goal];
  const definition = exampleSweep({ pruner, objectives: [{ metric, goal }] });
  const reports = (own: readonly number[]) => own.map((value, i) => ({ step: i + 1, value: sign * value }));
  const others = [10, 11, 12, 13, 14].map((value, number) =>
    exampleTrial(number, { objectives: [sign * value], reports: reports(Array(9).fill(value)) }),
  );
  const trial = exampleTrial(6, { outcome: 'running', reports: reports(values) });
  return prunerOf(definition)(
    searchTrial(definition, trial),
    others.map((other) => searchTrial(definition, other)),
  );
}

const halving = { minimumResource: 1, maximumResource: 9 };

describe.each(['minimize', 'maximize'] as const)('prunerOf with a first objective to %s', (goal) => {
  it.each([
    ['median', { name: 'median' }, [12.5], [11.5]],
    ['percentile', { name: 'percentile', percentile: 25 }, [11.5], [10.5]],
    ['patience', { name: 'patience', patience: 2 }, [5, 6, 7], [7, 6, 5]],
    ['asha: two of the six at the rung go on', { name: 'asha', ...halving }, [12.5], [10.5]],
    ['hyperband: trials 0, 2 and 4 are in its bracket', { name: 'hyperband', ...halving }, [10.5], [9.5]],
  ])('%s prunes the worse one and lets the better one go on', (_, pruner, worse, better) => {
    expect(decision(pruner, goal, worse)).toBe('prune');
    expect(decision(pruner, goal, better)).toBe('continue');
  });

  it('none lets everything go on, NaN too', () => {
    expect(decision({ name: 'none' }, goal, [1e9])).toBe('continue');
    expect(decision({ name: 'none' }, goal, [NaN])).toBe('continue');
  });

  it.each([{ name: 'median' }, { name: 'threshold' }, { name: 'asha', ...halving }, { name: 'hyperband', ...halving }])(
    '$name prunes NaN',
    (pruner) => {
      expect(decision(pruner, goal, [NaN])).toBe('prune');
    },
  );

  it('options reach the pruner', () => {
    expect(decision({ name: 'median', startupTrials: 6 }, goal, [99])).toBe('continue');
    expect(decision({ name: 'median', warmupSteps: 2 }, goal, [99])).toBe('continue');
    expect(decision({ name: 'patience', patience: 2, minDelta: 0.5 }, goal, [7, 6.9, 6.8])).toBe('prune');
    expect(decision({ name: 'asha', ...halving, reductionFactor: 2 }, goal, [11.5])).toBe('continue');
    expect(decision({ name: 'asha', ...halving, reductionFactor: 4 }, goal, [11.5])).toBe('prune');
  });
});

describe('thresholds', () => {
  it.each([
    ['minimize', { lower: 2, upper: 20 }, [1, 21], [2, 20]],
    ['minimize', { upper: 20 }, [21], [-99, 20]],
    ['maximize', { lower: 2, upper: 20 }, [1, 21], [2, 20]],
    ['maximize', { lower: 0 }, [-1], [0, 99]],
    ['maximize', { upper: 20 }, [21], [-99, 20]],
  ] as const)('to %s, %j are in the sign of the metric', (goal, bounds, outside, inside) => {
    const pruner = { name: 'threshold', ...bounds };
    const { sign } = goals[goal];
    for (const value of outside) expect(decision(pruner, goal, [sign * value])).toBe('prune');
    for (const value of inside) expect(decision(pruner, goal, [sign * value])).toBe('continue');
  });
});

describe('synchronous brackets', () => {
  const trialAt = (number: number, step: number, value: number) => {
    const reports = Array.from({ length: step }, (_, i) => ({ step: i + 1, value }));
    return exampleTrial(number, { outcome: 'running', reports });
  };
  const verdict = (pruner: object, trials: number, others: readonly number[]) => {
    const definition = exampleSweep({ pruner, trials });
    const rivals = others.map((number) => searchTrial(definition, trialAt(number, 1, 10 + number)));
    return prunerOf(definition)(searchTrial(definition, trialAt(0, 1, 5)), rivals);
  };
  const upTo = (count: number) => Array.from({ length: count - 1 }, (_, i) => i + 1);

  it.each([
    ['asha', 9, 9],
    ['asha', 27, 27],
    ['hyperband', 9, 9],
  ] as const)('%s up to epoch %d decides when %d trials have arrived', (name, maximumResource, size) => {
    const pruner = { name, minimumResource: 1, maximumResource, synchronous: true };
    expect(verdict(pruner, 100, upTo(size - 1))).toBe('wait');
    expect(verdict(pruner, 100, upTo(size))).toBe('continue');
  });

  it('the last bracket has the trials that are left', () => {
    const pruner = { name: 'asha', minimumResource: 1, maximumResource: 9, synchronous: true };
    expect(verdict(pruner, 4, upTo(4))).toBe('continue');
    expect(verdict(pruner, 5, upTo(4))).toBe('wait');
  });
});

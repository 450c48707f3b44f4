import { patiencePruner } from '#shared/search/patience-pruner.ts';
import { describe, expect, it } from 'vitest';
import { trialWith } from './simulated-pool.ts';

const falling = (...values: readonly number[]) =>
  trialWith(
    0,
    values.map((value, i) => [i + 1, value]),
  );

describe('patiencePruner', () => {
  it.each([
    ['before patience can have run out', [5, 5, 5], 'continue'],
    ['when it has', [5, 5, 5, 5], 'prune'],
    ['after an improvement within it', [5, 5, 5, 4], 'continue'],
    ['after an improvement that is just out of it', [5, 4, 4, 4, 4], 'prune'],
    ['after one that is just in it', [5, 4, 4, 4], 'continue'],
    ['while each step is a little better', [5, 4.9, 4.8, 4.7, 4.6, 4.5], 'continue'],
    ['when all is worse than the start', [1, 2, 3, 4], 'prune'],
    ['after a best value that has been lost again', [5, 5, 1, 9, 9], 'continue'],
    ['without reports', [], 'continue'],
  ] as const)('with a patience of 3 steps, %s', (_, values, expected) => {
    expect(patiencePruner({ patience: 3, minDelta: 0 })(falling(...values), [])).toBe(expected);
  });

  it('needs more than minDelta', () => {
    const pruner = patiencePruner({ patience: 2, minDelta: 0.5 });
    expect(pruner(falling(3, 3, 2.5), [])).toBe('prune');
    expect(pruner(falling(3, 3, 2.49), [])).toBe('continue');
  });

  it('counts steps, not reports', () => {
    const sparse = trialWith(0, [
      [10, 5],
      [20, 5],
    ]);
    expect(patiencePruner({ patience: 10, minDelta: 0 })(sparse, [])).toBe('prune');
    expect(patiencePruner({ patience: 11, minDelta: 0 })(sparse, [])).toBe('continue');
  });

  it('sees no improvement in NaN, and one in the first number after it', () => {
    const pruner = patiencePruner({ patience: 2, minDelta: 0 });
    expect(pruner(falling(3, NaN, NaN), [])).toBe('prune');
    expect(pruner(falling(NaN, NaN, NaN), [])).toBe('prune');
    expect(pruner(falling(NaN, NaN, 7), [])).toBe('continue');
  });

  it('takes the report of a resumed trial for the one that it repeats', () => {
    const resumed = trialWith(0, [
      [1, 5],
      [2, 4],
      [2, 6],
      [3, 6],
    ]);
    expect(patiencePruner({ patience: 2, minDelta: 0 })(resumed, [])).toBe('prune');
  });

  it('asks the inner pruner when patience has run out, and only then', () => {
    let asked = 0;
    const inner = () => {
      asked++;
      return 'continue' as const;
    };
    const pruner = patiencePruner({ patience: 2, minDelta: 0, inner });
    expect([pruner(falling(3, 2, 1), []), asked]).toEqual(['continue', 0]);
    expect([pruner(falling(3, 3, 3), []), asked]).toEqual(['continue', 1]);
  });

  it('throws on options that mean nothing', () => {
    expect(() => patiencePruner({ patience: 0, minDelta: 0 })).toThrow('patience is 0, expected more than 0 steps');
    expect(() => patiencePruner({ patience: 1, minDelta: NaN })).toThrow('minDelta is NaN, expected at least 0');
  });
});

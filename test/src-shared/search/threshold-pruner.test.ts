import { thresholdPruner } from '#shared/search/threshold-pruner.ts';
import { expect, it } from 'vitest';
import { trialWith } from './simulated-pool.ts';

const pruner = thresholdPruner({ lower: 0, upper: 10, warmupSteps: 3 });

it.each([
  [3, 10, 'continue'],
  [3, 10.01, 'prune'],
  [3, 0, 'continue'],
  [3, -0.01, 'prune'],
  [2, 99, 'continue'], // in the warm-up
  [2, NaN, 'prune'],
  [2, Infinity, 'prune'],
  [2, -Infinity, 'prune'],
  [9, NaN, 'prune'],
] as const)('at step %d, %d says %s', (step, value, expected) => {
  expect(pruner(trialWith(0, [[step, value]]), [])).toBe(expected);
});

it('looks at the newest report alone', () => {
  expect(
    pruner(
      trialWith(0, [
        [3, 99],
        [4, 5],
      ]),
      [],
    ),
  ).toBe('continue');
  expect(
    pruner(
      trialWith(0, [
        [4, 5],
        [4, 99],
      ]),
      [],
    ),
  ).toBe('prune');
  expect(pruner(trialWith(0, []), [])).toBe('continue');
});

it('may be open to one side or to both', () => {
  const open = thresholdPruner({ lower: -Infinity, upper: Infinity, warmupSteps: 0 });
  expect(open(trialWith(0, [[1, 1e300]]), [])).toBe('continue');
  expect(open(trialWith(0, [[1, Infinity]]), [])).toBe('prune');
});

it('throws on thresholds without room between them', () => {
  expect(() => thresholdPruner({ lower: 2, upper: 1, warmupSteps: 0 })).toThrow('lower is 2 but upper is 1');
  expect(() => thresholdPruner({ lower: NaN, upper: 1, warmupSteps: 0 })).toThrow('lower is NaN but upper is 1');
});

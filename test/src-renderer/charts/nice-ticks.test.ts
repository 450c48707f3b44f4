import fc from 'fast-check';
import { expect, test } from 'vitest';
import { niceTicks } from '#renderer/charts/nice-ticks.ts';

test('ticks are round and inside the range', () => {
  expect(niceTicks(-3, 3, 6)).toEqual([-3, -2, -1, 0, 1, 2, 3]);
  expect(niceTicks(0.02, 0.31, 3)).toEqual([0.1, 0.2, 0.3]);
  expect(niceTicks(0, 47, 3)).toEqual([0, 20, 40]);
});

test('an empty or upside-down range has none', () => {
  expect([niceTicks(1, 1, 5), niceTicks(2, 1, 5), niceTicks(0, 1, 0), niceTicks(NaN, 1, 3)]).toEqual([[], [], [], []]);
});

test('there are never far more than asked for, and all are within', () => {
  const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(
      bound,
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.integer({ min: 1, max: 20 }),
      (min, span, about) => {
        const ticks = niceTicks(min, min + span, about);
        expect(ticks.length).toBeLessThanOrEqual(about * 1.02 + 2);
        for (const tick of ticks) expect(tick >= min - span * 1e-6 && tick <= min + span * (1 + 1e-6)).toBe(true);
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logTicks } from '#renderer/charts/log-ticks.ts';

test('decades where there are many, 1-2-5 where there is room, a linear step within one', () => {
  expect(logTicks(1e-5, 1, 6)).toEqual([1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1]);
  expect(logTicks(1e-3, 0.1, 6)).toEqual([0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1]);
  expect(logTicks(1e-12, 1, 4)).toEqual([1e-12, 1e-9, 1e-6, 1e-3, 1]);
  expect(logTicks(2, 8, 6)).toEqual([2, 3, 4, 5, 6, 7, 8]);
});

test('an axis that no logarithm can show has none', () => {
  expect([logTicks(0, 1, 5), logTicks(-1, 1, 5), logTicks(1, 1, 5), logTicks(NaN, 1, 5), logTicks(1, 10, 0)]).toEqual([
    [],
    [],
    [],
    [],
    [],
  ]);
});

test('ticks ascend, lie within, and there are never far more than asked for', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -12, max: 8, noNaN: true }),
      fc.double({ min: 0.05, max: 14, noNaN: true }),
      fc.integer({ min: 2, max: 12 }),
      (power, decades, about) => {
        const [minimum, maximum] = [10 ** power, 10 ** (power + decades)];
        const ticks = logTicks(minimum, maximum, about);
        expect(ticks.length).toBeLessThanOrEqual(1.25 * about + 4);
        expect([...ticks].sort((a, b) => a - b)).toEqual(ticks);
        for (const tick of ticks) expect(tick >= minimum * 0.999999 && tick <= maximum * 1.000001).toBe(true);
      },
    ),
  );
});

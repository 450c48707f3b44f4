import { expect, test } from 'vitest';
import { chosenStrategy, decimal } from '#main/cli/commands/text-strategy.ts';

test('every strategy has its usual numbers', () => {
  const of = (strategy: Parameters<typeof chosenStrategy>[0]['strategy']) => chosenStrategy({ strategy, seed: 1 });
  expect(of('greedy')).toEqual({ kind: 'greedy' });
  expect(of('sample')).toEqual({ kind: 'sample', temperature: 1 });
  expect(of('top-k')).toEqual({ kind: 'top-k', temperature: 1, k: 40 });
  expect(of('nucleus')).toEqual({ kind: 'nucleus', temperature: 1, p: 0.9 });
  expect(of('beam')).toEqual({ kind: 'beam', width: 10, lengthPower: 1 });
});

test('takes the numbers that are given', () => {
  const seed = 1;
  expect(chosenStrategy({ strategy: 'nucleus', temperature: 0.5, topP: 0.8, seed })).toEqual({
    kind: 'nucleus',
    temperature: 0.5,
    p: 0.8,
  });
  expect(chosenStrategy({ strategy: 'beam', beamWidth: 3, lengthPower: 0, seed })).toEqual({
    kind: 'beam',
    width: 3,
    lengthPower: 0,
  });
});

test('a number that the strategy does not look at is not swallowed', () => {
  expect(() => chosenStrategy({ strategy: 'greedy', topK: 3, seed: 1 })).toThrow(
    '--top-k is for --strategy top-k, found greedy.',
  );
  expect(() => chosenStrategy({ strategy: 'beam', temperature: 2, seed: 1 })).toThrow(
    '--temperature is for --strategy sample or top-k or nucleus, found beam.',
  );
});

test('a decimal is a number within its limits', () => {
  expect(decimal(0, 1)('0.25')).toBe(0.25);
  for (const wrong of ['', 'x', '-0.1', '1.1', 'NaN']) {
    expect(() => decimal(0, 1)(wrong), wrong).toThrow('Expected a number from 0 to 1.');
  }
});

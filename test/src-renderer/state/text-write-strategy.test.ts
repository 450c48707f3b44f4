import { expect, test } from 'vitest';
import { textStrategyKinds } from '#shared/contract/text-strategy.ts';
import { readStrategy, strategyChoice, strategyChoices, strategyForm } from '#renderer/state/text-write-strategy.ts';

test('every strategy of the contract can be chosen, and is complete as it is proposed', () => {
  expect(strategyChoices.map(({ kind }) => kind).sort()).toEqual([...textStrategyKinds].sort());
  for (const kind of textStrategyKinds) expect(readStrategy(strategyForm(kind))?.kind).toBe(kind);
});

test('only the numbers of the chosen strategy count', () => {
  const { texts } = strategyForm('nucleus');
  const form = { kind: 'nucleus' as const, texts: { ...texts, p: ' 0.5 ', temperature: '2', width: 'nonsense' } };
  expect(readStrategy(form)).toEqual({ kind: 'nucleus', temperature: 2, p: 0.5 });
  expect(readStrategy({ ...form, kind: 'greedy' })).toEqual({ kind: 'greedy' });
  expect(readStrategy({ ...form, kind: 'beam' })).toBeNull();
});

test.each([['0'], ['1.01'], [''], ['much']])('a probability of %s is none', (p) => {
  const { texts } = strategyForm('nucleus');
  expect(readStrategy({ kind: 'nucleus', texts: { ...texts, p } })).toBeNull();
});

test('a strategy is found by its kind', () => {
  expect(strategyChoice('top-k').options.map(({ name }) => name)).toEqual(['k', 'temperature']);
});

import { expect, test } from 'vitest';
import { textStrategyKinds, textStrategySchema } from '#shared/contract/text-strategy.ts';

test('a strategy has its own numbers and no others', () => {
  const accepts = (value: unknown) => textStrategySchema.safeParse(value).success;
  expect(accepts({ kind: 'greedy' })).toBe(true);
  expect(accepts({ kind: 'greedy', temperature: 1 })).toBe(false);
  expect(accepts({ kind: 'sample', temperature: 0.7 })).toBe(true);
  expect(accepts({ kind: 'sample', temperature: 0 })).toBe(false);
  expect(accepts({ kind: 'top-k', temperature: 1, k: 0 })).toBe(false);
  expect(accepts({ kind: 'nucleus', temperature: 1, p: 0 })).toBe(false);
  expect(accepts({ kind: 'nucleus', temperature: 1, p: 1 })).toBe(true);
  expect(accepts({ kind: 'beam', width: 64, lengthPower: 0 })).toBe(true);
  expect(accepts({ kind: 'beam', width: 65, lengthPower: 0 })).toBe(false);
});

test('the list of kinds is that of the schema', () => {
  const kinds = textStrategySchema.options.map((option) => option.shape.kind.value);
  expect(textStrategyKinds).toEqual(kinds);
});

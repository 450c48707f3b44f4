import { expect, test } from 'vitest';
import { correctRequestSchema } from '#shared/contract/text-correction.ts';

test('corrects given texts or measures held-out ones, by at least one method of the model', () => {
  const accepts = (value: unknown) => correctRequestSchema.safeParse(value).success;
  const request = { kind: 'correct', of: { kind: 'texts', texts: ['a'] }, methods: ['channel'], label: null };
  expect(correctRequestSchema.parse(request)).toEqual(request);
  expect(accepts({ ...request, methods: [] })).toBe(false);
  expect(accepts({ ...request, methods: ['copy'] })).toBe(false);
  expect(accepts({ ...request, of: { kind: 'texts', texts: [' '] } })).toBe(false);
  const heldOut = { kind: 'held-out', count: 100, noiseRate: 0.05, seed: 1 };
  expect(accepts({ ...request, of: heldOut })).toBe(true);
  expect(accepts({ ...request, of: { ...heldOut, noiseRate: 0 } })).toBe(false);
});

import { expect, test } from 'vitest';
import {
  augmentEffectRequestSchema,
  augmentRequestSchema,
  classifyRequestSchema,
  fewLabelsRequestSchema,
  shiftRequestSchema,
} from '#shared/contract/text-labels.ts';

const strategy = { kind: 'greedy' };

test('requests with what they need are taken as they are', () => {
  const few = { kind: 'few-labels', sizes: [10, 20], repeats: 5, seed: 1 };
  expect(fewLabelsRequestSchema.parse(few)).toEqual(few);
  expect(fewLabelsRequestSchema.parse({ ...few, sizes: null })).toEqual({ ...few, sizes: null });
  const shift = { to: 'pos', texts: [], strength: null, examples: 3, measure: false, strategy, seed: 1 };
  expect(shiftRequestSchema.parse({ kind: 'shift', ...shift })).toEqual({ kind: 'shift', ...shift });
  const augment = { kind: 'augment', label: 'pos', count: 5, strategy, seed: 1 };
  expect(augmentRequestSchema.parse(augment)).toEqual(augment);
  const effect = { kind: 'augment-effect', perClass: [10], repeats: 2, strategy, seed: 1 };
  expect(augmentEffectRequestSchema.parse(effect)).toEqual(effect);
});

test('a single label, no text, and one text of a class tell nothing', () => {
  const few = { kind: 'few-labels', repeats: 5, seed: 1 };
  expect(fewLabelsRequestSchema.safeParse({ ...few, sizes: [1] }).success).toBe(false);
  expect(fewLabelsRequestSchema.safeParse({ ...few, sizes: null, repeats: 0 }).success).toBe(false);
  expect(classifyRequestSchema.safeParse({ kind: 'classify', texts: [] }).success).toBe(false);
  expect(classifyRequestSchema.safeParse({ kind: 'classify', texts: [' '] }).success).toBe(false);
  const effect = { kind: 'augment-effect', repeats: 2, strategy, seed: 1 };
  expect(augmentEffectRequestSchema.safeParse({ ...effect, perClass: [1] }).success).toBe(false);
  expect(augmentEffectRequestSchema.safeParse({ ...effect, perClass: [] }).success).toBe(false);
});

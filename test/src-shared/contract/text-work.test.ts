import { expect, test } from 'vitest';
import { textRequestSchema, textWorkIdSchema } from '#shared/contract/text-work.ts';

test('a request says of which kind it is, and a kind that nobody answers is refused', () => {
  const request = {
    kind: 'arithmetic',
    start: 'a',
    minus: 'b',
    plus: 'c',
    neighbors: 5,
    label: null,
    strategy: { kind: 'greedy' },
    seed: 1,
  };
  expect(textRequestSchema.parse(request)).toEqual(request);
  expect(textRequestSchema.safeParse({ ...request, kind: 'translate' }).success).toBe(false);
  expect(textRequestSchema.safeParse({ ...request, kind: 'interpolate' }).success).toBe(false);
});

test('the name of a request is short and plain', () => {
  expect(textWorkIdSchema.safeParse('write-7').success).toBe(true);
  expect(textWorkIdSchema.safeParse('').success).toBe(false);
  expect(textWorkIdSchema.safeParse('../a').success).toBe(false);
});

import { expect, test } from 'vitest';
import { summarizeRequestSchema } from '#shared/contract/text-summary.ts';

test('a group has two texts at least, a summary one sentence, a corpus its parts', () => {
  const accepts = (value: unknown) => summarizeRequestSchema.safeParse(value).success;
  const request = { kind: 'summarize', of: { kind: 'texts', texts: ['a', 'b'] }, sentences: 1, label: null, seed: 1 };
  expect(summarizeRequestSchema.parse(request)).toEqual(request);
  expect(accepts({ ...request, of: { kind: 'texts', texts: ['a'] } })).toBe(false);
  expect(accepts({ ...request, sentences: 0 })).toBe(false);
  expect(accepts({ ...request, of: { kind: 'corpus', corpus: 'yelp', part: 'dev' } })).toBe(true);
  expect(accepts({ ...request, of: { kind: 'corpus', corpus: 'yelp', part: 'train' } })).toBe(false);
  expect(accepts({ ...request, of: { kind: 'group', corpus: 'opinosis', part: 'test', index: 0 } })).toBe(true);
});

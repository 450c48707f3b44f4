import { expect, test } from 'vitest';
import { expectedTextShape } from '#shared/text/expected-text-shape.ts';

test('has room for an end mark and for the four reserved tokens', () => {
  expect(expectedTextShape({ longestText: 15, vocabularySize: 7500 }, 2)).toEqual([16, 7504, 2]);
});

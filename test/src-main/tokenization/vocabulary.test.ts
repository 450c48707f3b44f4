import { expect, test } from 'vitest';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { reservedNames, vocabularySchema } from '#main/tokenization/vocabulary.ts';

test('each reserved token has its name at its id', () => {
  const named = Object.fromEntries(Object.entries(reservedTokens).map(([name, id]) => [id, `<${name}>`]));
  expect({ ...reservedNames }).toEqual(named);
});

test('a vocabulary says how its texts are cut', () => {
  const { success, error } = vocabularySchema.safeParse({ formatVersion: 1, tokens: [], merges: [['a', 'b']] });
  expect(success).toBe(false);
  expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['tokenization', 'letterCase', 'language']);
});

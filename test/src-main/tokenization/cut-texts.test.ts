import { expect, test } from 'vitest';
import { textCutter } from '#main/tokenization/cut-texts.ts';

test.each([
  ['words', ['it', 'is', '!']],
  ['characters', ['i', 't', ' ', 'i', 's', '!']],
  ['subwords', [' it', ' is', '!']],
] as const)('%s of a normalized text', (tokenization, tokens) => {
  expect(textCutter({ tokenization, letterCase: 'lower', language: 'en' })('  It\n IS!')).toEqual(tokens);
});

import { expect, test } from 'vitest';
import { normalizedText } from '#main/tokenization/normalized-text.ts';

const lower = (text: string, language: string) => normalizedText(text, { letterCase: 'lower', language });

test('white space is one blank, and letters are composed', () => {
  expect(normalizedText(' A\t\u00a0B\n e\u0301 ', { letterCase: 'kept', language: 'en' })).toBe('A B \u00e9');
});

test.each([
  ['en', 'ISTANBUL', 'istanbul'],
  ['tr', 'ISTANBUL İL', 'ıstanbul il'],
  ['el', 'ΟΔΟΣ', 'οδος'],
  ['und', 'ÄÖ', 'äö'],
])('%s has its own lower case', (language, text, expected) => {
  expect(lower(text, language)).toBe(expected);
});

test('letters that lower case takes apart are composed again', () => {
  const text = lower('E\u0301 \u1E9E', 'de');
  expect(text).toBe('\u00e9 ß');
  expect(text).toBe(text.normalize('NFC'));
});

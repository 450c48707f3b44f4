import { expect, test } from 'vitest';
import { languageOf } from '#renderer/state/text-lab-language.ts';

test('a language that was said is that of the texts; one that was not, or no dataset, is none', () => {
  expect(languageOf({ language: 'zh' })).toBe('zh');
  expect(languageOf({ language: 'und' })).toBeUndefined();
  expect(languageOf(undefined)).toBeUndefined();
});

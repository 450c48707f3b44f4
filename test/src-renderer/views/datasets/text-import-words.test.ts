import { expect, test } from 'vitest';
import {
  encodingWords,
  encodings,
  filesWords,
  languageWords,
  languages,
} from '#renderer/views/datasets/text-import-words.ts';

test('every encoding that is offered can be read', () => {
  for (const [name] of encodings) expect(() => new TextDecoder(name)).not.toThrow();
  expect(new Set(encodings.map(([name]) => name)).size).toBe(encodings.length);
});

test('every language is called as its tag is in English', () => {
  const names = new Intl.DisplayNames('en', { type: 'language' });
  const [unsaid, ...said] = languages;
  expect(unsaid).toEqual(['und', 'Not said']);
  expect(said.map(([tag]) => names.of(tag))).toEqual(said.map(([, label]) => label));
  expect([languageWords('ja'), languageWords('en-GB')]).toEqual(['Japanese', 'en-GB']);
});

test('an encoding that is not in the list keeps its name', () => {
  expect([encodingWords('big5'), encodingWords('ibm866')]).toEqual(['Chinese, traditional (Big5)', 'ibm866']);
});

test('files are called by their names alone', () => {
  expect(filesWords(['/data/a.csv'])).toBe('a.csv');
  expect(filesWords(['/data/a.txt', '/data/b.txt'])).toBe('2 files: a.txt, b.txt');
});

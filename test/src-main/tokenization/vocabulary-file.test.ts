import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildVocabulary } from '#main/tokenization/build-vocabulary.ts';
import { readVocabulary, writeVocabulary } from '#main/tokenization/vocabulary-file.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const vocabulary = buildVocabulary(['low lower', 'low'], {
  tokenization: 'subwords',
  letterCase: 'kept',
  language: 'en',
  vocabularySize: 20,
});

test('a vocabulary is read as it was written', () => {
  const file = join(temporaryDirectory(), 'run', 'vocabulary.json');
  writeVocabulary(file, vocabulary);
  expect(readVocabulary(file)).toEqual(vocabulary);
});

test.each([
  ['that is cut off', (text: string) => text.slice(0, -20), /JSON/],
  ['of another format', (text: string) => text.replace('"formatVersion":1', '"formatVersion":9'), /formatVersion/],
  [
    'without the reserved tokens',
    (text: string) => text.replace('"<start>",', ''),
    /<padding> <start> <end> <unknown> first/,
  ],
  ['with a token twice', (text: string) => text.replace('"w"', '"o"'), /twice/],
  ['with a merge of strangers', (text: string) => text.replace('["o","w"]', '["o","x"]'), /\["o","x"\] is not/],
])('a file %s is refused by its name', (_, damage, message) => {
  const file = join(temporaryDirectory(), 'vocabulary.json');
  writeVocabulary(file, vocabulary);
  const whole = readFileSync(file, 'utf8');
  const text = damage(whole);
  expect(text).not.toBe(whole);
  writeFileSync(file, text);
  expect(() => readVocabulary(file)).toThrow(message);
  expect(() => readVocabulary(file)).toThrow(file);
});

test('a file that is not there is refused too', () => {
  const file = join(temporaryDirectory(), 'none.json');
  expect(() => readVocabulary(file)).toThrow(expect.objectContaining({ code: 'file/invalid' }));
  expect(existsSync(file)).toBe(false);
});

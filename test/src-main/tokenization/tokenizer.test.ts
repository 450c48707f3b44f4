import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildVocabulary } from '#main/tokenization/build-vocabulary.ts';
import { normalizedText } from '#main/tokenization/normalized-text.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';

const choices = { tokenization: 'words', letterCase: 'lower', language: 'en', vocabularySize: 100 } as const;
const texts = ["Don't stop, please.", 'Stop here.'];

describe('of words', () => {
  const tokenizer = tokenizerOf(buildVocabulary(texts, choices)); // 4 stop, 5 ., 6 don't, 7 comma, 8 please, 9 here

  test('gives ids, the unknown one where a word is new', () => {
    expect(tokenizer.cut('Please STOP now.')).toEqual(['please', 'stop', 'now', '.']);
    expect(tokenizer.encode('Please STOP now.')).toEqual(Int32Array.of(8, 4, 3, 5));
    expect(tokenizer.encode('')).toEqual(new Int32Array(0));
  });

  test('a text that looks like a reserved token is none', () => {
    expect([...tokenizer.encode('<padding> <end>')].every((id) => id === 3)).toBe(true);
  });

  test('reads ids up to the end mark', () => {
    expect(tokenizer.decode([1, 6, 4, 7, 8, 5, 2, 9, 0, 0])).toBe("don't stop, please.");
    expect(tokenizer.decode(Int32Array.of(4, 3, 0, 5))).toBe('stop <unknown>.');
    expect(tokenizer.decode([])).toBe('');
  });

  test('refuses an id that is no token', () => {
    expect(() => tokenizer.decode([4, 99])).toThrow('id 99 at place 1, the vocabulary has 10');
  });
});

describe.each(['characters', 'subwords'] as const)('of %s', (tokenization) => {
  const tokenizerFor = (text: string) =>
    tokenizerOf(buildVocabulary([text, text], { ...choices, tokenization, vocabularySize: 10_000 }));

  test('any text comes back as it was normalized', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const tokenizer = tokenizerFor(text);
        expect(tokenizer.decode(tokenizer.encode(text))).toBe(normalizedText(text, choices));
      }),
      { seed: 14, numRuns: 300 },
    );
  });

  test.each(['我喜歡音樂，你呢？', '私は学生です。', 'Ça, 👩‍👩‍👧 e\u0301!', 'a 中 b'])('%s comes back', (text) => {
    const tokenizer = tokenizerFor(text);
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(normalizedText(text, choices));
  });

  test('what is not in the vocabulary is unknown', () => {
    const tokenizer = tokenizerFor('aab');
    expect(tokenizer.decode(tokenizer.encode('aaxb'))).toBe('aa<unknown>b');
  });
});

test('a word of known characters is never unknown to subwords', () => {
  const tokenizer = tokenizerOf(buildVocabulary(['abc ab ab'], { ...choices, tokenization: 'subwords' }));
  expect([...tokenizer.encode('cab bca')]).not.toContain(3);
});

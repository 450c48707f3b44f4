import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { heldOut } from '#main/imports/texts/imported-texts.ts';
import { buildVocabulary } from '#main/tokenization/build-vocabulary.ts';
import { countTexts } from '#main/tokenization/counted-texts.ts';
import { normalizedText } from '#main/tokenization/normalized-text.ts';
import { reportTokens } from '#main/tokenization/token-report.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';

const corpora = {
  tatoeba: ['tatoeba-english/eng-unique.txt.gz', 'en'],
  reviews: ['movie-sentences/sentence_polarity.pos.txt.gz', 'en'],
  phrases: ['pros-cons/pros_cons.cons.txt.gz', 'en'],
  quatrains: ['tang-quatrains/quatrains-7.txt.gz', 'zh'],
} as const;

function linesOf(name: keyof typeof corpora): readonly string[] {
  const text = gunzipSync(readFileSync(`resources/corpora/${corpora[name][0]}`)).toString('utf8');
  return text.split('\n').filter((line) => line !== '');
}

/** How many texts come back as they were. */
function sameAgain(name: keyof typeof corpora, tokenization: 'words' | 'characters' | 'subwords'): number {
  const cutting = { tokenization, letterCase: 'kept', language: corpora[name][1] } as const;
  const lines = linesOf(name);
  const tokenizer = tokenizerOf(
    buildVocabulary(lines, { ...cutting, vocabularySize: tokenization === 'subwords' ? 6000 : 1e6 }),
  );
  const same = lines.filter((line) => tokenizer.decode(tokenizer.encode(line)) === normalizedText(line, cutting));
  return same.length / lines.length;
}

describe('Tatoeba, cut and divided as for the trigram figures that are known of it', () => {
  const cutting = { tokenization: 'words', letterCase: 'lower', language: 'en' } as const;
  let training: readonly string[] = [];
  let held: readonly string[] = [];

  beforeAll(() => {
    const lines = linesOf('tatoeba');
    training = lines.filter((_, i) => !heldOut(i, 1 / 20));
    held = lines.filter((_, i) => heldOut(i, 1 / 20));
  });

  test('has 93,726 and 4,933 sentences of 8.41 tokens with the end mark, and 13,400 words', () => {
    const { cut } = tokenizerOf(buildVocabulary([], { ...cutting, vocabularySize: 1 }));
    const tokens = held.reduce((sum, text) => sum + cut(text).length + 1, 0);
    expect([training.length, held.length, (tokens / held.length).toFixed(2)]).toEqual([93_726, 4933, '8.41']);
    const { tokens: all } = buildVocabulary(training, { ...cutting, vocabularySize: 1e6 });
    // 13,418 where the figures were measured: apostrophes at the ends of words were cut off there
    expect(Math.abs(all.length - 4 - 13_418)).toBeLessThan(50);
  });

  test('loses as many tokens of 7,500 words as counting by another rule of the same words says', async () => {
    const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}_'’]+|[^\s\p{L}\p{N}_'’]/gu) ?? [];
    const counts: Record<string, number> = Object.create(null) as Record<string, number>; // no inherited names
    training.flatMap(words).forEach((word) => (counts[word] = (counts[word] ?? 0) + 1));
    const ranked = Object.values(counts).sort((a, b) => b - a);
    const lost =
      ranked.slice(7500).reduce((sum, count) => sum + count, 0) / ranked.reduce((sum, count) => sum + count, 0);
    const report = reportTokens(await countTexts(training, held, cutting), { vocabularySize: 7500, longestText: 16 });
    expect(report.unknownShare.training).toBeCloseTo(lost, 4);
    const tokenizer = tokenizerOf(buildVocabulary(training, { ...cutting, vocabularySize: 7500 }));
    const ids = held.flatMap((text) => [...tokenizer.encode(text)]);
    expect(report.unknownShare.heldOut).toBeCloseTo(ids.filter((id) => id === 3).length / ids.length, 12);
    expect(report.lengths.shareTooLong).toBe(
      training.filter((text) => tokenizer.cut(text).length > 16).length / 93_726,
    );
  });
});

test.each(Object.keys(corpora) as (keyof typeof corpora)[])('characters and subwords of %s come back all', (name) => {
  expect([sameAgain(name, 'characters'), sameAgain(name, 'subwords')]).toEqual([1, 1]);
});

test('words of everyday English come back all but a few, those of Chinese all', () => {
  expect(sameAgain('tatoeba', 'words')).toBeGreaterThan(0.9995);
  expect(sameAgain('quatrains', 'words')).toBe(1);
});

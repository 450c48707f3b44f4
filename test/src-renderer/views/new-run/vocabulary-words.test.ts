import { describe, expect, test } from 'vitest';
import type { VocabularyReport } from '#shared/contract/vocabulary.ts';
import { lengthWords, sizeCurve, unknownWords, vocabularyFigures } from '#renderer/views/new-run/vocabulary-words.ts';
import VocabularyFigures from '#renderer/views/new-run/VocabularyFigures.svelte';
import { render } from 'svelte/server';
import { textOf } from '#test/helpers/rendered.ts';
import { inventedVocabulary as report } from '../../preview/invented-vocabulary.ts';

const lossless: VocabularyReport = {
  ...report,
  kinds: null,
  unknownShare: { training: 0, heldOut: 0 },
  lostTokens: [],
};
const empty: VocabularyReport = { ...report, kept: 0, curve: [], unknownShare: { training: null, heldOut: null } };

describe('figures of a vocabulary', () => {
  test('say what is known of the training and the held-out texts, and what is left out', () => {
    expect(vocabularyFigures(report).map(({ name, value }) => [name, value])).toEqual([
      ['Known, training', '93.9 %'],
      ['Known, validation', '92.2 %'],
      ['Tokens kept', '2,000 of 6,000'],
      ['Left out as too long', '0.4 %'],
    ]);
    expect(unknownWords(report)).toMatch(/^Out of vocabulary: 6\.1 % of the training tokens, 7\.8 % of the validation/);
  });

  test('of subwords, which lose nothing, and of no tokens at all', () => {
    expect(vocabularyFigures(lossless)[2]?.value).toBe('2,000');
    expect([unknownWords(lossless), unknownWords(empty)]).toEqual([
      'No token is out of vocabulary.',
      'There are no tokens to count.',
    ]);
    expect(vocabularyFigures(empty)[0]?.value).toBe('no tokens');
  });

  test('say how long texts are', () => {
    expect(lengthWords(report)).toBe(
      '5.3 tokens on average; 90 % have at most 8, 99 % at most 10, the longest has 11.',
    );
  });
});

describe('the curve of sizes', () => {
  test('is what they cover, with the chosen size on it', () => {
    const curve = sizeCurve(report, 'words');
    expect(curve.points[0]).toEqual({ x: 10, y: 0.31 });
    expect(curve.mark?.x).toBe(2000);
    expect(curve.mark?.y).toBeCloseTo(0.939, 12);
    expect(curve.format(0.939)).toBe('94 %');
    expect(sizeCurve(empty, 'characters').mark).toBeNull();
  });

  test('of subwords is how many of them a text has', () => {
    const curve = sizeCurve(lossless, 'subwords');
    expect(curve.points[0]).toEqual({ x: 10, y: 7.4 });
    expect(curve.mark).toEqual({ x: 2000, y: 5.3 });
    expect(curve.top).toBeCloseTo(1.05 * 7.4, 12);
  });
});

test('the picture has the chosen size, the limit of the lengths and the lost tokens', () => {
  const props = { report, tokenization: 'words', longestText: 8 } as const;
  const { body } = render(VocabularyFigures, { props });
  expect(body).toContain('chosen 2,000 tokens in the vocabulary: 94 %');
  expect(body).toMatch(/class="beyond[^>]*x="9"[^>]*width="3"/);
  expect(textOf(body.replaceAll(/<!--.*?-->/g, ''))).toContain('Lost, the most frequent first harbor 3 quilt 3');
});

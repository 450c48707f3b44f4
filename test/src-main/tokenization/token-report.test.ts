import { expect, test } from 'vitest';
import { countTexts } from '#main/tokenization/counted-texts.ts';
import { listed, reportTokens, shareUnknown } from '#main/tokenization/token-report.ts';

const cutting = { tokenization: 'words', letterCase: 'lower', language: 'en' } as const;

test('says what is kept and lost, by hand', async () => {
  const texts = await countTexts(['a a a b', 'a b c', 'd'], ['a c e', 'b'], cutting); // a 4, b 2, c 1, d 1
  const report = reportTokens(texts, { vocabularySize: 2, longestText: 3 });
  expect(report).toMatchObject({
    kinds: 4,
    tokens: 8,
    kept: 2,
    unknownShare: { training: 2 / 8, heldOut: 2 / 4 },
    curve: [{ size: 4, coverage: 1, meanLength: 8 / 3 }],
    keptTokens: [
      { token: 'a', count: 4 },
      { token: 'b', count: 2 },
    ],
    lostTokens: [
      { token: 'c', count: 1 },
      { token: 'd', count: 1 },
    ],
  });
  expect(report.lengths).toMatchObject({ mean: 8 / 3, longest: 4, shareTooLong: 1 / 3 });
});

test('the curve grows to all, by what the most frequent cover', async () => {
  const words = Array.from({ length: 40 }, (_, i) => Array.from({ length: 40 - i }, () => `w${i}`).join(' '));
  const { curve, tokens } = reportTokens(await countTexts(words, [], cutting), { vocabularySize: 5, longestText: 9 });
  expect(curve[0]).toEqual({ size: 10, coverage: (40 + 31) / 2 / (tokens / 10), meanLength: tokens / 40 });
  expect(curve.at(-1)).toMatchObject({ size: 40, coverage: 1 });
});

test('of no texts nothing is unknown', async () => {
  const report = reportTokens(await countTexts([], [], cutting), { vocabularySize: 5, longestText: 9 });
  expect(report).toMatchObject({ kinds: 0, tokens: 0, kept: 0, curve: [] });
  expect(report.unknownShare).toEqual({ training: null, heldOut: null });
});

test('lists twenty at most', () => {
  const ranked = Array.from({ length: 30 }, (_, i) => [`w${i}`, 30 - i] as const);
  expect(listed(ranked)).toHaveLength(20);
  expect(listed(ranked)[0]).toEqual({ token: 'w0', count: 30 });
});

test('a share is over tokens, not over kinds', () => {
  expect(shareUnknown(new Map(Object.entries({ a: 9, b: 1 })), new Set(['a']))).toBe(0.1);
});

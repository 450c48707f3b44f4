import { expect, test } from 'vitest';
import { correctionShares } from '#shared/language/correction-figures.ts';

const words = (text: string) => text.split(' ');

test('counts texts and words that are right, mended and harmed', () => {
  const shares = correctionShares([
    // one word mended, one harmed
    {
      meant: words('i know what you mean'),
      typed: words('i knwo what you mean'),
      corrected: words('i know what you men'),
    },
    // a word too many: the longer text has 4 words
    { meant: words('come to me'), typed: words('come to me'), corrected: words('come on to me') },
    { meant: words('yes'), typed: words('yse'), corrected: words('yes') },
  ]);
  expect(shares.textsRight).toBeCloseTo(1 / 3, 12);
  expect(shares.wordsRight).toBeCloseTo((4 + 3 + 1) / (5 + 4 + 1), 12);
  expect(shares.wordsHarmed).toBeCloseTo(1 / 9, 12);
  expect(shares.wordsMended).toBeCloseTo(2 / 9, 12);
});

test('a copy harms and mends nothing, and is right where nothing was wrong', () => {
  const clean = { meant: words('a b c'), typed: words('a b c'), corrected: words('a b c') };
  expect(correctionShares([clean])).toEqual({ textsRight: 1, wordsRight: 1, wordsHarmed: 0, wordsMended: 0 });
  const wrong = { meant: words('a b c'), typed: words('a x c'), corrected: words('a x c') };
  const { wordsRight, ...others } = correctionShares([wrong]);
  expect(wordsRight).toBeCloseTo(2 / 3, 12);
  expect(others).toEqual({ textsRight: 0, wordsHarmed: 0, wordsMended: 0 });
});

test('of no texts there are no shares', () => {
  expect(correctionShares([]).textsRight).toBeNaN();
});

import { expect, test } from 'vitest';
import { textSplit } from '#main/training-worker/texts/text-split.ts';
import { trigramFigures } from '#main/training-worker/texts/trigram.ts';

/** Each letter is a token from 4 on. */
const split = (texts: readonly string[]) =>
  textSplit(
    { texts, labels: null, places: Int32Array.from(texts.keys()) },
    (text) => Int32Array.from(text, (letter) => letter.charCodeAt(0) - 93),
    9,
  );

test('perplexity is that of all tokens with their end marks, and −log p a mean over texts', () => {
  const other = split(['ab', 'a', 'abcb']);
  const [figures] = trigramFigures(split(['ab', 'abc', 'b']), 10, [other]);
  const tokens = 3 + 2 + 5;
  expect(figures!.trigramPerplexity).toBeCloseTo(Math.exp((figures!.trigramNll * 3) / tokens), 9);
  const single = ['ab', 'a', 'abcb'].map((text) => trigramFigures(split(['ab', 'abc', 'b']), 10, [split([text])])[0]!);
  expect(figures!.trigramNll).toBeCloseTo(single.reduce((sum, { trigramNll }) => sum + trigramNll, 0) / 3, 9);
});

test('a text that was trained on costs less than one of other words', () => {
  const [seen, unseen] = trigramFigures(split(['ab', 'abc', 'abd']), 10, [split(['ab']), split(['dc'])]);
  expect(seen!.trigramNll).toBeLessThan(unseen!.trigramNll / 2);
});

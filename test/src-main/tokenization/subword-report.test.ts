import { expect, test } from 'vitest';
import { buildVocabulary } from '#main/tokenization/build-vocabulary.ts';
import { countTexts } from '#main/tokenization/counted-texts.ts';
import { reportSubwords } from '#main/tokenization/subword-report.ts';
import { SubwordLearner } from '#main/tokenization/subwords.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';

const cutting = { tokenization: 'subwords', letterCase: 'lower', language: 'en' } as const;
const training = ['the lower the better', 'newest, widest and lowest', 'he is the best', 'aaaa aaaaa aaa'];
const heldOut = ['the worst is x-rated', 'the best'];

async function report(vocabularySize: number) {
  const texts = await countTexts(training, heldOut, cutting);
  return reportSubwords(texts, new SubwordLearner(texts.counts), { vocabularySize, longestText: 8 });
}

test.each([5, 16, 17, 25, 40])('with %i subwords says what cutting every text says', async (vocabularySize) => {
  const found = await report(vocabularySize);
  const vocabulary = buildVocabulary(training, { ...cutting, vocabularySize });
  const tokenizer = tokenizerOf(vocabulary);
  const ids = training.map((text) => [...tokenizer.encode(text)]);
  const all = ids.flat();
  const others = heldOut.flatMap((text) => [...tokenizer.encode(text)]);
  const unknown = (some: readonly number[]) => some.filter((id) => id === 3).length / some.length;
  expect(found.kept).toBe(vocabulary.tokens.length - 4);
  expect(found.tokens).toBe(all.length);
  expect(found.unknownShare.training).toBeCloseTo(unknown(all), 12);
  expect(found.unknownShare.heldOut).toBeCloseTo(unknown(others), 12);
  expect(found.lengths.mean).toBeCloseTo(all.length / 4, 12);
  expect(found.lengths.shareTooLong).toBe(ids.filter(({ length }) => length > 8).length / 4);
  expect(found.keptTokens[0]!.count).toBe(
    Math.max(...[...new Set(all.filter((id) => id > 3))].map((id) => all.filter((one) => one === id).length)),
  );
});

test('the curve ends at the vocabulary, and every point of it is what that vocabulary has', async () => {
  const { curve } = await report(40);
  expect(curve.at(-1)!.size).toBe((await report(40)).kept);
  for (const { size, meanLength, coverage } of curve) {
    const { lengths, unknownShare } = await report(size);
    expect(meanLength).toBeCloseTo(lengths.mean, 12);
    expect(coverage).toBeCloseTo(1 - unknownShare.training!, 12);
  }
});

test('a learner that has learned more says the same', async () => {
  const texts = await countTexts(training, heldOut, cutting);
  const learner = new SubwordLearner(texts.counts);
  await reportSubwords(texts, learner, { vocabularySize: 40, longestText: 8 });
  const later = await reportSubwords(texts, learner, { vocabularySize: 25, longestText: 8 });
  expect(later).toEqual(await report(25));
});

test('has no number of kinds', async () => {
  expect((await report(10)).kinds).toBeNull();
});

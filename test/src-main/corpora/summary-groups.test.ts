import { expect, test } from 'vitest';
import { readSummaryGroups } from '#main/corpora/summary-groups.ts';
import { rougeN, rougeTokens } from '#shared/language/rouge.ts';
import { centralSelection } from '#shared/language/summaries.ts';

const rouge1 = (text: readonly string[], references: readonly (readonly string[])[]) =>
  references.reduce((sum, reference) => sum + rougeN(text, reference, 1), 0) / references.length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('parts of a corpus share no group', () => {
  for (const corpus of ['opinosis', 'amazon', 'yelp'] as const) {
    const names = (['dev', 'test'] as const).flatMap((part) => readSummaryGroups(corpus, part).map(({ name }) => name));
    expect(new Set(names).size).toBe(names.length);
  }
  expect(readSummaryGroups('opinosis', 'dev')).toHaveLength(17);
  expect(readSummaryGroups('opinosis', 'test')).toHaveLength(34);
  expect(readSummaryGroups('amazon', 'dev')).toHaveLength(40);
});

test.each([
  ['amazon', 20, 0.232, 0.248, 0.307],
  ['yelp', 40, 0.227, 0.277, 0.313],
] as const)(
  'one review of %s as summary has the ROUGE-1 that another program found',
  (corpus, count, any, central, best) => {
    const groups = readSummaryGroups(corpus, 'test').map(({ texts, references }) => {
      const words = texts.map(rougeTokens);
      return { words, scores: words.map((text) => rouge1(text, references.map(rougeTokens))) };
    });
    expect(groups).toHaveLength(count);
    for (const { words } of groups) expect(words).toHaveLength(8);
    expect(mean(groups.map(({ scores }) => mean(scores)))).toBeCloseTo(any, 3);
    expect(mean(groups.map(({ words, scores }) => scores[centralSelection(words, 1)[0]!]!))).toBeCloseTo(central, 3);
    expect(mean(groups.map(({ scores }) => Math.max(...scores)))).toBeCloseTo(best, 3);
  },
);

test('one sentence of Opinosis as summary has the ROUGE-1 that another program found', () => {
  const groups = (['dev', 'test'] as const).flatMap((part) => readSummaryGroups('opinosis', part));
  expect(groups).toHaveLength(51);
  expect(groups.reduce((sum, { texts }) => sum + texts.length, 0)).toBe(7086);
  expect(groups.reduce((sum, { references }) => sum + references.length, 0)).toBe(238);
  const scored = groups.map(({ texts, references }) => {
    const compared = references.map(rougeTokens);
    const words = texts.map(rougeTokens);
    const central = centralSelection(words, 1)[0]!;
    return { any: mean(words.map((text) => rouge1(text, compared))), central: rouge1(words[central]!, compared) };
  });
  expect(mean(scored.map(({ any }) => any))).toBeCloseTo(0.186, 3);
  expect(mean(scored.map(({ central }) => central))).toBeCloseTo(0.303, 3);
});

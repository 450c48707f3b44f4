import { expect, test } from 'vitest';
import { cutText, summaryWords } from '#renderer/state/text-summarize-words.ts';
import { exampleSummaries } from '#test/helpers/example-summaries.ts';

test('what needs codes is no baseline', () => {
  const own = Object.entries(summaryWords).flatMap(([method, { isBaseline }]) => (isBaseline ? [] : [method]));
  expect(own).toEqual(['centroid', 'mmr', 'mean', 'combination']);
});

test('says how many sentences the codes know the beginning of', () => {
  expect(cutText(exampleSummaries)).toMatch(/^3 of 20 sentences have more than the 12 tokens/);
  expect(cutText({ ...exampleSummaries, cutSentences: 0 })).toBe('All 20 sentences were read whole.');
});

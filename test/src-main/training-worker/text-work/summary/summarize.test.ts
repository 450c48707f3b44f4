import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { readSummaryGroups } from '#main/corpora/summary-groups.ts';
import { workSummarize } from '#main/training-worker/text-work/summary/summarize.ts';
import { rouge, rougeTokens } from '#shared/language/rouge.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const texts = ['Ann likes soup. Bob eats bread.', 'Ann likes bread.', 'Eve likes soup.'];
const request = { kind: 'summarize', of: { kind: 'texts', texts }, sentences: 2, label: null, seed: 1 } as const;

test('texts are summarized by every method, without figures where nobody has written a summary', async () => {
  const { summaries, group, sentences, cutSentences } = await workSummarize(request, aTextWork(engine), silent);
  expect(summaries.map(({ method }) => method)).toEqual([
    ...['lead', 'random', 'tf-idf', 'central', 'centroid', 'mmr', 'mean', 'combination'],
  ]);
  expect(summaries[0]!.sentences).toEqual(['Ann likes soup.', 'Ann likes bread.']);
  expect(summaries.every(({ scores }) => scores === null)).toBe(true);
  expect([group, sentences, cutSentences]).toEqual([null, 4, 0]);
});

test('a group of a corpus has references, and the oracle is above all who take sentences', async () => {
  const of = { kind: 'group', corpus: 'amazon', part: 'test', index: 1 } as const;
  const { summaries, group, cutSentences } = await workSummarize(
    { ...request, of, sentences: 1 },
    aTextWork(engine),
    silent,
  );
  const { references, texts: reviews } = readSummaryGroups('amazon', 'test')[1]!;
  expect(group).toMatchObject({ groupCount: 20, references, texts: reviews });
  const lead = summaries.find(({ method }) => method === 'lead')!;
  expect(lead.scores).toEqual(rouge(lead.sentences.flatMap(rougeTokens), references.map(rougeTokens)));
  const oracle = summaries.find(({ method }) => method === 'oracle')!;
  for (const one of summaries.filter(({ method }) => method !== 'mean' && method !== 'combination')) {
    expect(one.scores!.rouge1).toBeLessThanOrEqual(oracle.scores!.rouge1);
  }
  expect(cutSentences).toBeGreaterThan(0); // this model reads twelve words
});

test('a corpus gives the means over its groups', async () => {
  const of = { kind: 'corpus', corpus: 'amazon', part: 'test' } as const;
  const work = aTextWork(engine, { network: 'topics' });
  const { figures, groups, summaries } = await workSummarize({ ...request, of, sentences: 1 }, work, silent);
  expect([groups, summaries]).toEqual([20, []]);
  expect(figures.map(({ method }) => method)).not.toContain('mean'); // a topic model writes nothing
  const scores = readSummaryGroups('amazon', 'test').map(({ texts: reviews, references }) => {
    const [first] = new Intl.Segmenter('en', { granularity: 'sentence' }).segment(reviews[0]!);
    return rouge(rougeTokens(first!.segment), references.map(rougeTokens)).rouge2;
  });
  const lead = figures.find(({ method }) => method === 'lead')!;
  expect(lead.rouge2).toBeCloseTo(scores.reduce((a, b) => a + b, 0) / 20, 12);
});

test('says how many groups there are, and refuses texts without words and models without codes', async () => {
  const of = { kind: 'group', corpus: 'yelp', part: 'test', index: 40 } as const;
  const work = aTextWork(engine);
  await expect(workSummarize({ ...request, of }, work, silent)).rejects.toMatchObject(
    invalid(/from 1 to 40; found 41/),
  );
  const none = { kind: 'texts' as const, texts: ['.', '!'] };
  await expect(workSummarize({ ...request, of: none }, work, silent)).rejects.toMatchObject(invalid(/no word/));
  const model = aTextWork(engine, { modelKind: 'language-model' });
  await expect(workSummarize(request, model, silent)).rejects.toMatchObject(invalid(/no codes/));
});

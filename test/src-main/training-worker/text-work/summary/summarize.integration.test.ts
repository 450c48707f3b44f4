import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workSummarize } from '#main/training-worker/text-work/summary/summarize.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { silent } from '../a-text-work.ts';
import { aTrainedTextWork } from '../a-trained-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('a model that has learned the language writes what texts have in common', { timeout: 120_000 }, async () => {
  const work = await aTrainedTextWork(engine, { modelKind: 'ae', epochs: 25 });
  const texts = ['Ann likes soup.', 'Ann likes bread.', 'Bob likes soup.', 'Ann sees soup.'];
  const of = { kind: 'texts', texts } as const;
  const { summaries } = await workSummarize(
    { kind: 'summarize', of, sentences: 1, label: null, seed: 1 },
    work,
    silent,
  );
  const by = new Map(summaries.map((summary) => [summary.method, summary]));
  const combination = by.get('combination')!;
  expect(combination.likeInputs).toBeGreaterThanOrEqual(by.get('mean')!.likeInputs);
  expect(combination.likeInputs).toBeGreaterThan(0.4); // "ann likes soup" has 0.75, a sentence of other words 0
  for (const method of ['central', 'centroid'] as const) expect(texts).toContain(by.get(method)!.sentences[0]);
});

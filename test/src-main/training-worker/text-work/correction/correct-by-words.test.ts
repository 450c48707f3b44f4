import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { correctByTrigram, correctByUnigram } from '#main/training-worker/text-work/correction/correct-by-words.ts';
import { wordKnowledge } from '#main/training-worker/text-work/correction/word-knowledge.ts';
import { trainingTrigram } from '#main/training-worker/text-work/training-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const words = (text: string) => text.split(' ');
const typed = (...texts: readonly string[]) => ({ words: texts.map(words), labels: null });

test('single words are mended without a look at what stands beside them', async () => {
  const work = aTextWork(engine);
  expect(await correctByUnigram(work, typed('ann likse soup .', 'bob sees bob .'), silent)).toEqual([
    words('ann likes soup .'),
    words('bob sees bob .'),
  ]);
});

test('a trigram sees that a known word does not belong there', async () => {
  const work = aTextWork(engine);
  const [mended, right] = await correctByTrigram(
    work,
    typed('who sees that ann likes soup ?', 'ann sees soup .'),
    0.2,
    silent,
  );
  expect(mended).toEqual(words('who says that ann likes soup ?')); // nothing but "says" ever follows "who"
  expect(right).toEqual(words('ann sees soup .'));
});

test('the reading is the likeliest of all', async () => {
  const work = aTextWork(engine);
  const { meantBy } = await wordKnowledge(work, silent);
  const trigram = await trainingTrigram(work, silent);
  const text = words('bub sees it');
  const [found] = await correctByTrigram(work, { words: [text], labels: null }, 0.05, silent);
  const costOf = (chosen: readonly { readonly token: number; readonly nats: number }[]) =>
    chosen.reduce((sum, { nats }) => sum + nats, 0) +
    trigram.nats(Int32Array.of(...chosen.map(({ token }) => token), 2)).reduce((a, b) => a + b, 0);
  const [first, second, third] = text.map((word) => meantBy(word, 0.05));
  const all = first!.flatMap((a) => second!.flatMap((b) => third!.map((c) => [a, b, c] as const)));
  const best = all.reduce((least, one) => (costOf(one) < costOf(least) ? one : least));
  expect(found).toEqual(best.map(({ word }) => word));
});

test('a text without words stays one', async () => {
  const work = aTextWork(engine);
  const none = { words: [[]], labels: null };
  expect(await correctByTrigram(work, none, 0.05, silent)).toEqual([[]]);
  expect(await correctByUnigram(work, none, silent)).toEqual([[]]);
});

import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { correctByChannel, correctByDecoding } from '#main/training-worker/text-work/correction/correct-by-model.ts';
import { readableTokens } from '#main/training-worker/text-work/readable-tokens.ts';
import { wordKnowledge } from '#main/training-worker/text-work/correction/word-knowledge.ts';
import { contextRows } from '#main/training-worker/text-work/decoding-rows.ts';
import { posteriorsOf } from '#main/training-worker/text-work/given-texts.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { writeTexts } from '#main/training-worker/text-work/write-texts.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from '../a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const words = (text: string) => text.split(' ');

test('the channel reads the likeliest of all texts that may have been meant', async () => {
  const work = aTextWork(engine);
  const { meantBy } = await wordKnowledge(work, silent);
  const typed = words('it at');
  const [found] = await correctByChannel(work, { words: [typed], labels: null }, 0.3, silent);
  const [first, second] = typed.map((word) => meantBy(word, 0.3));
  const pairs = first!.flatMap((a) => second!.map((b) => [a, b] as const));
  const said = natsOfPairs(
    work,
    'it at',
    pairs.map((pair) => pair.map(({ token }) => token)),
  );
  const costs = pairs.map(([a, b], i) => a.nats + b.nats + said[i]!);
  const best = pairs[costs.indexOf(Math.min(...costs))]!;
  expect(pairs.length).toBeGreaterThan(8); // more than are followed side by side
  expect(found).toEqual(best.map(({ word }) => word));
});

test('texts side by side are corrected as each alone, long and short ones and one without words', async () => {
  const work = aTextWork(engine);
  const texts = [
    'ann likse soup .',
    'who syas that ann',
    'bob',
    'the mooon hides it ?',
    'x y',
    'a b c d',
    'two',
    'fish',
    'aunt',
  ];
  const all = [...texts.map(words), []];
  const together = await correctByChannel(work, { words: all, labels: null }, 0.2, silent);
  for (const [i, one] of all.entries()) {
    expect(await correctByChannel(work, { words: [one], labels: null }, 0.2, silent)).toEqual([together[i]]);
  }
});

test('what is longer than the model reads stays as it is', async () => {
  const work = aTextWork(engine);
  const long = Array.from({ length: 15 }, (_, i) => (i === 14 ? 'suop' : 'soup'));
  const [found] = await correctByChannel(work, { words: [long], labels: null }, 0.2, silent);
  expect(found).toHaveLength(15);
  expect(found!.at(-1)).toBe('suop');
});

test('decoding writes from the mean of the posterior of what was typed', async () => {
  const work = aTextWork(engine);
  const typed = { words: [words('ann likse soup .'), words('bob')], labels: null };
  const tokens = ['ann likse soup.', 'bob'].map((text) => readableTokens(work, text));
  const codes = { count: 2, z: posteriorsOf(work, tokens, null).means, labels: null };
  const strategy = { kind: 'beam', width: 5, lengthPower: 0 } as const;
  const written = await writeTexts(work, codes, { strategy, seed: 9, allowUnknown: false }, silent);
  const found = await correctByDecoding(work, typed, silent);
  expect(found.map((text) => text.length)).toEqual(
    written.map(({ ids }) => work.tokenizer.cut(work.tokenizer.decode(ids)).length),
  );
  expect(found.flat()).not.toContain('likse');
});

test('a decoder of bags of words decodes, and has no channel', async () => {
  const work = aTextWork(engine, { wordDecoder: 'bag-of-words' });
  const typed = { words: [words('ann likse soup .')], labels: null };
  expect(await correctByDecoding(work, typed, silent)).toHaveLength(1);
  await expect(correctByChannel(work, typed, 0.1, silent)).rejects.toMatchObject(invalid(/no words in order/));
});

/** −ln p(a, b, end | z) of pairs, a row a pair, by giving the decoder each token. */
function natsOfPairs(work: TextWork, typed: string, pairs: readonly (readonly number[])[]): readonly number[] {
  const z = posteriorsOf(work, [readableTokens(work, typed)], null).means;
  const decoding = work.runner.decoding();
  const { rows, vocabularySize } = decoding;
  const context = contextRows({ count: 1, z, labels: null }, [0], rows);
  const nats: number[] = [];
  for (let start = 0; start < pairs.length; start += rows) {
    const some = Array.from({ length: rows }, (_, row) => pairs[start + row] ?? pairs[0]!);
    const sums = new Float64Array(rows);
    let state = decoding.start(context);
    let before = new Int32Array(rows).fill(1);
    for (let step = 0; step < 3; step++) {
      const next = decoding.next(context, state, before);
      const tokens = Int32Array.from(some, (pair) => pair[step] ?? 2);
      tokens.forEach((token, row) => {
        sums[row]! -= next.logProbabilities[row * vocabularySize + token]!;
      });
      [state, before] = [next.state, tokens];
    }
    nats.push(...sums.subarray(0, Math.min(rows, pairs.length - start)));
  }
  return nats;
}

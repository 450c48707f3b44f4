import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import { minedTexts } from '#main/training-worker/text-work/mined-texts.ts';
import { workTopics } from '#main/training-worker/text-work/topics.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = { kind: 'topics', words: 2, seed: 1, seeds: 2 } as const;

/** A topic model in which topic t weighs the tokens of row t most, the first most of all. */
function withTopics(tokens: readonly (readonly number[])[]) {
  const work = aTextWork(engine, { network: 'topics', encoderWidths: [8], latentSize: tokens.length });
  const state = work.runner.readState();
  const { shape } = state['decoder/topics/kernel']!;
  const words = shape[1]!;
  const kernel = new Float32Array(tokens.length * words);
  tokens.forEach(
    (row, topic) => row.forEach((token, rank) => (kernel[topic * words + token - 3] = 10 - rank)), // the unknown token, 3, is the first word
  );
  work.runner.writeState({ ...state, 'decoder/topics/kernel': numberArray('float32', shape, kernel) });
  return work;
}

test('shows the words that weigh most, without the unknown one, and their NPMI in test texts', async () => {
  const work = withTopics([
    [3, 5, 9], // the unknown word weighs most
    [7, 5, 12],
  ]);
  const { heldOut } = minedTexts(work);
  const { topics, byModel, heldOutTexts } = await workTopics(request, work, silent);
  expect(heldOutTexts).toBe(40);
  const expected = [
    [5, 9],
    [7, 5],
  ];
  expect(topics.map(({ words }) => words)).toEqual(
    expected.map((tokens) => tokens.map((token) => work.tokenizer.decode([token]))),
  );
  const found = expected.map(([a, b]) => information(heldOut, a!, b!));
  topics.forEach(({ coherence }, topic) => expect(coherence).toBeCloseTo(found[topic]!, 10));
  expect(byModel.coherence.mean).toBeCloseTo((found[0]! + found[1]!) / 2, 10);
  expect(byModel.diversity).toEqual({ mean: 3 / 4, standardDeviation: null }); // 5 is in both
});

test('the baselines are over seeds, and the same for the same seeds', async () => {
  const work = withTopics([
    [5, 9],
    [7, 5],
  ]);
  const first = await workTopics(request, work, silent);
  expect(await workTopics(request, work, silent)).toEqual(first);
  expect(first.byWords.coherence.standardDeviation).not.toBeNull();
  expect(first.byWords.diversity.mean).toBe(1); // groups of two kinds of sentences share no distinctive word
  expect(first.atRandom.diversity.mean).toBeGreaterThan(0.5);
});

test('says which runs have topics', async () => {
  const asked = workTopics(request, aTextWork(engine), silent);
  await expect(asked).rejects.toMatchObject(invalid(/network "recurrent" and no topics; choose a run .* "topics"/));
});

/** NPMI of two words, counted pair by pair. */
function information(texts: readonly Int32Array[], a: number, b: number): number {
  const share = (has: (text: Int32Array) => boolean) => texts.filter(has).length / texts.length;
  const both = share((text) => text.includes(a) && text.includes(b));
  if (both === 0) return -1;
  const independent = share((text) => text.includes(a)) * share((text) => text.includes(b));
  return Math.log(both / independent) / -Math.log(both);
}

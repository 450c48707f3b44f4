import { beforeAll, expect, test } from 'vitest';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { writeRows } from '#main/training-worker/text-work/write-rows.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('the first words that are drawn are as frequent as the model expects', async () => {
  const work = aTextWork(engine, { modelKind: 'language-model' });
  const count = 3000;
  const choice = { strategy: { kind: 'sample', temperature: 1 }, seed: 4, allowUnknown: true } as const;
  const texts = await writeRows(work, { count, z: new Float32Array(0), labels: null }, choice, silent);
  const decoding = work.runner.decoding();
  const context = { z: new Float32Array(0) };
  const { logProbabilities } = decoding.next(context, decoding.start(context), new Int32Array(decoding.rows).fill(1));
  const weights = Array.from(logProbabilities.subarray(0, decoding.vocabularySize), (nats, id) =>
    id < 2 ? 0 : Math.exp(nats),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = new Array<number>(weights.length).fill(0);
  for (const { ids } of texts) counts[ids[0]!]!++;
  const freedom = weights.filter((weight) => weight > 0).length - 1;
  const statistic = counts.reduce((sum, found, id) => {
    const expected = (count * weights[id]!) / total;
    return expected === 0 ? sum + found : sum + (found - expected) ** 2 / expected;
  }, 0);
  expect(statistic).toBeLessThan(freedom + 4 * Math.sqrt(2 * freedom)); // mean and deviation of chi-square
});

test('a greedy bag of words has each word once, the likeliest first', async () => {
  const work = aTextWork(engine, { wordDecoder: 'bag-of-words' });
  const z = statelessNormal([3, 3], 3);
  const choice = { strategy: { kind: 'greedy' }, seed: 1, allowUnknown: false } as const;
  const [bag] = await writeRows(work, { count: 1, z, labels: null }, choice, silent);
  const decoding = work.runner.decoding();
  const rows = new Float32Array(3 * decoding.rows);
  rows.set(z);
  const { logProbabilities } = decoding.next({ z: rows }, {}, new Int32Array(decoding.rows).fill(1));
  const order = Array.from({ length: decoding.vocabularySize }, (_, id) => id)
    .filter((id) => id === 2 || id > 3)
    .sort((a, b) => logProbabilities[b]! - logProbabilities[a]!);
  const end = order.indexOf(2);
  expect([...bag!.ids]).toEqual(order.slice(0, Math.min(end + 1, 13)));
});

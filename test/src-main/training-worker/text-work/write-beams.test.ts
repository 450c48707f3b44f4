import { beforeAll, expect, test } from 'vitest';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { writeBeams } from '#main/training-worker/text-work/write-beams.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('searches of several texts side by side give what each gives alone', async () => {
  const work = aTextWork(engine);
  const strategy = { kind: 'beam', width: 20, lengthPower: 1 } as const;
  const choice = { strategy, seed: 1, allowUnknown: false };
  const z = statelessNormal([3, 3], 5 * work.values.latentSize).map((value) => 3 * value);
  const together = await writeBeams(work, { count: 5, z, labels: null }, choice, silent); // three, then two
  for (const [i, text] of together.entries()) {
    const alone = { count: 1, z: z.subarray(3 * i, 3 * i + 3), labels: null };
    expect(await writeBeams(work, alone, choice, silent)).toEqual([text]);
  }
});

test('tells how many texts are done', async () => {
  const work = aTextWork(engine);
  const told: number[] = [];
  const choice = { strategy: { kind: 'beam', width: 64, lengthPower: 1 }, seed: 1, allowUnknown: false } as const;
  await writeBeams(work, { count: 2, z: new Float32Array(6), labels: null }, choice, (_, done, total) => {
    expect(total).toBe(2);
    told.push(done);
    return Promise.resolve();
  });
  expect(new Set(told)).toEqual(new Set([0, 1]));
});

import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workNeighbors } from '#main/training-worker/text-work/neighbors.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('a training text is nearest to itself, by code and by words', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const text = train.texts[7]!;
  const request = { kind: 'neighbors', text, count: 4, label: null } as const;
  const { byCode, byWords } = await workNeighbors(request, work, silent);
  for (const found of [byCode, byWords]) {
    expect(found).toHaveLength(4);
    expect(found[0]).toMatchObject({ text, place: train.places[7] });
    expect(found[0]!.distance).toBeCloseTo(0, 3);
    expect(found[1]!.distance).toBeGreaterThan(found[0]!.distance);
  }
});

test('a language model has no codes', async () => {
  const model = aTextWork(engine, { modelKind: 'language-model' });
  const asked = workNeighbors({ kind: 'neighbors', text: 'Ann', count: 1, label: null }, model, silent);
  await expect(asked).rejects.toMatchObject(invalid(/no codes/));
});

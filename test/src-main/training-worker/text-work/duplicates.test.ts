import { beforeAll, expect, test } from 'vitest';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workDuplicates } from '#main/training-worker/text-work/duplicates.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

test('sentences that are all different have no duplicates; below, those of one pattern are a group', async () => {
  const work = aTextWork(engine);
  const { train } = work.dataset().data;
  const exact = await workDuplicates({ kind: 'duplicates', threshold: 1, groups: 10 }, work, silent);
  expect(exact).toEqual({
    kind: 'duplicates',
    trainingTexts: train.count,
    groupCount: 0,
    duplicateTexts: 0,
    equalTexts: 0,
    groups: [],
  });
  const loose = await workDuplicates({ kind: 'duplicates', threshold: 0.2, groups: 1 }, work, silent);
  expect(loose.groups).toHaveLength(1);
  expect(loose.duplicateTexts).toBeGreaterThanOrEqual(loose.groups[0]!.length);
  for (const { text, place } of loose.groups[0]!) expect(train.texts[train.places.indexOf(place)]).toBe(text);
});

test('texts that differ in words that the model does not know are not the same', async () => {
  const work = aTextWork(engine, { vocabularySize: 1 });
  const { train } = work.dataset().data;
  expect(train.unknownShare).toBeGreaterThan(0.8); // to the model nearly all texts of a length are equal
  const { equalTexts, groupCount } = await workDuplicates(
    { kind: 'duplicates', threshold: 1, groups: 10 },
    work,
    silent,
  );
  expect([equalTexts, groupCount]).toEqual([0, 0]);
});

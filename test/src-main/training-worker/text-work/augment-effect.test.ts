import { beforeAll, expect, test } from 'vitest';
import type { AugmentEffectRequest } from '#shared/contract/text-labels.ts';
import { openEngine } from '#main/engine/open-engine.ts';
import type { Engine } from '#main/engine/open-engine.ts';
import { workAugmentEffect } from '#main/training-worker/text-work/augment-effect.ts';
import { onWasm } from '#test/helpers/example-dataset.ts';
import { aTextWork, invalid, silent } from './a-text-work.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine(onWasm);
});

const request = (changes: Partial<AugmentEffectRequest> = {}): AugmentEffectRequest => ({
  kind: 'augment-effect',
  perClass: [2, 8],
  repeats: 2,
  strategy: { kind: 'sample', temperature: 1 },
  seed: 1,
  ...changes,
});

test('has every number of texts without new ones, with noise and with written ones', async () => {
  const work = aTextWork(engine);
  const { rows, ...rest } = await workAugmentEffect(request(), work, silent);
  const conditions = ['none 0', 'noise 1', 'noise 5', 'model 1', 'model 5'];
  expect(rows.map(({ perClass, source, times }) => `${perClass}: ${source} ${times}`)).toEqual(
    [2, 8].flatMap((perClass) => conditions.map((condition) => `${perClass}: ${condition}`)),
  );
  expect(rest).toMatchObject({ repeats: 2, codes: 'class-gaussian', sawAllLabels: false });
  for (const { naiveBayes, wordRegression } of rows) {
    for (const { mean, interval } of [naiveBayes, wordRegression]) {
      expect(mean).toBeGreaterThanOrEqual(0.4); // words tell the classes, and half is chance
      expect(interval).not.toBeNull();
    }
  }
  expect(rows[5]!.wordRegression.mean).toBeGreaterThan(0.95);
  expect((await workAugmentEffect(request(), work, silent)).rows).toEqual(rows);
});

test('says that a model that is told labels has seen them all', async () => {
  const work = aTextWork(engine, { labelCondition: 'label' });
  const answer = await workAugmentEffect(request({ perClass: [2], repeats: 1 }), work, silent);
  expect(answer).toMatchObject({ sawAllLabels: true, codes: 'told-label' });
});

test('refuses more texts than a class has, and numbers that do not rise', async () => {
  const work = aTextWork(engine);
  const many = workAugmentEffect(request({ perClass: [500] }), work, silent);
  await expect(many).rejects.toMatchObject(invalid(/500 are asked for, "statement" has \d+/));
  const falling = workAugmentEffect(request({ perClass: [8, 2] }), work, silent);
  await expect(falling).rejects.toMatchObject(invalid(/found 2 after 8/));
});

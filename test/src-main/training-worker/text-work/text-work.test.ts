import { expect, test } from 'vitest';
import { oncePerModel } from '#main/training-worker/text-work/text-work.ts';
import type { TextWork } from '#main/training-worker/text-work/text-work.ts';
import { silent } from './a-text-work.ts';

test('computes once for each model, and again after a failure', async () => {
  const models = [{}, {}] as unknown as readonly TextWork[]; // nothing of them is asked for
  let computed = 0;
  const counting = oncePerModel(async () => {
    await Promise.resolve();
    computed += 1;
    if (computed === 1) throw new Error('canceled');
    return computed;
  });
  await expect(counting(models[0]!, silent)).rejects.toThrow('canceled');
  expect(await counting(models[0]!, silent)).toBe(2);
  expect(await counting(models[0]!, silent)).toBe(2);
  expect(await counting(models[1]!, silent)).toBe(3);
});

import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepTexts } from '#renderer/state/sweep-draft.ts';
import { prunerObstacle, resourceHint } from '#renderer/views/new-sweep/pruner-words.ts';
import { aSweep, fullSweep } from '#test/src-renderer/state/a-sweep.ts';

test('a pruner needs a first objective that every epoch has', () => {
  expect(prunerObstacle('asha', 'epoch/validation/kl')).toBeNull();
  expect(prunerObstacle('none', 'final/test/loss')).toBeNull();
  expect(prunerObstacle('median', 'final/test/loss')).toContain('only at the end');
});

test('a halving pruner is told when the trials have other epochs than it expects', () => {
  const texts = (parts: object) => sweepTexts(aSweep(parts), defaultHyperparameters); // 10 epochs
  const asha = (maximumResource: number) => ({ name: 'asha', minimumResource: 1, maximumResource });
  expect(resourceHint(texts({ pruner: asha(10) }))).toBeNull();
  expect(resourceHint(texts({ pruner: asha(4) }))).toMatch(/for 10 epochs, the pruner expects 4/);
  expect(resourceHint(texts({}))).toBeNull();
  const space = [{ name: 'epochs', kind: 'integer', minimum: 1, maximum: 9 }];
  expect(resourceHint(texts({ pruner: asha(4), space }))).toBeNull();
  expect(resourceHint({ ...sweepTexts(fullSweep, defaultHyperparameters), dimensions: [] })).toContain('expects 9');
});

import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { afterEpoch, initialEarlyStopping, shouldStop } from '#main/training-worker/early-stopping.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';
import { quickTextHyperparameters } from '#test/helpers/example-texts.ts';

/** Epoch after which training stops for these losses; null if it goes on. */
function stopsAfter(losses: readonly number[], changes: Partial<Hyperparameters>): number | null {
  const values = quickHyperparameters(changes);
  let state = initialEarlyStopping;
  for (const [i, loss] of losses.entries()) {
    state = afterEpoch(state, values, { epoch: i + 1, loss });
    if (shouldStop(state, values)) return i + 1;
  }
  return null;
}

test('stops after as many epochs without a gain as the patience', () => {
  expect(stopsAfter([5, 4, 4.5, 4.2, 3], { earlyStoppingPatience: 2 })).toBe(4);
  expect(stopsAfter([5, 4, 4.5, 3.9, 4, 4], { earlyStoppingPatience: 3 })).toBeNull();
});

test('never stops with patience 0', () => {
  expect(stopsAfter([1, 2, 3, 4, 5, 6], { earlyStoppingPatience: 0 })).toBeNull();
});

test('a gain below the least improvement does not count', () => {
  expect(stopsAfter([5, 4.95, 4.9], { earlyStoppingPatience: 2, earlyStoppingMinimumImprovement: 0.2 })).toBe(3);
});

test('does not count inside a linear warm-up of the KL weight', () => {
  const warmUp = { earlyStoppingPatience: 1, betaSchedule: 'linear', betaWarmupEpochs: 4 } as const;
  expect(stopsAfter([1, 2, 3, 4, 5], warmUp)).toBe(5);
  expect(stopsAfter([1, 2], { ...warmUp, modelKind: 'ae' })).toBe(2);
});

test('does not count the epochs that train an autoencoder first, and not the one that ends them', () => {
  const values = quickTextHyperparameters({ pretrainingEpochs: 2, earlyStoppingPatience: 1 });
  let state = initialEarlyStopping;
  const counted = [1, 2, 3, 4, 5].filter((epoch) => {
    const before = state;
    state = afterEpoch(state, values, { epoch, loss: epoch });
    return state !== before;
  });
  expect(counted).toEqual([3, 4, 5]);
});

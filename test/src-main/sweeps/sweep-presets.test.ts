import { expect, test } from 'vitest';
import { presets } from '#main/runs/presets.ts';
import { sweepPresets } from '#main/sweeps/sweep-presets.ts';

test('the sweeps that ship are searched by what they name', () => {
  expect(Object.keys(sweepPresets)).toEqual(['mnist-quick-sweep', 'mnist-sweep', 'text-quick-sweep']);
  for (const { space, objectives } of Object.values(sweepPresets)) {
    expect(space.map(({ name }) => name)).toContain('encoderLearningRate');
    expect(objectives).toEqual([{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }]);
  }
  expect(sweepPresets['mnist-quick-sweep']?.trials).toBe(16);
});

test('that of texts begins with a preset of texts, and names the texts that it is made for', () => {
  const { preset, dataset } = sweepPresets['text-quick-sweep']!; // it is one of the above
  expect(presets.find(({ name }) => name === preset)).toMatchObject({
    dataset,
    hyperparameters: { network: 'recurrent' },
  });
});

test('the longer one has a row that is searched under a condition, and rungs before its last epoch', () => {
  const { space, hyperparameters, pruner } = sweepPresets['mnist-sweep']!; // it is one of the above
  expect(space.find(({ name }) => name === 'betaWarmupEpochs')?.when).toEqual({
    name: 'betaSchedule',
    isOneOf: ['linear'],
  });
  expect(pruner).toMatchObject({ name: 'asha', minimumResource: 1, maximumResource: hyperparameters['epochs'] });
});

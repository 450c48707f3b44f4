import { expect, test } from 'vitest';
import { sweepPresets } from '#main/sweeps/sweep-presets.ts';

test('the sweeps that ship are searched by what they name', () => {
  expect(Object.keys(sweepPresets)).toEqual(['mnist-quick-sweep']);
  const { space, objectives, trials } = sweepPresets['mnist-quick-sweep']!;
  expect(space.map(({ name }) => name)).toContain('encoderLearningRate');
  expect(objectives).toEqual([{ metric: 'epoch/validation/negativeElbo', goal: 'minimize' }]);
  expect(trials).toBe(16);
});

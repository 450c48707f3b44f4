import { expect, test } from 'vitest';
import { slotNames } from '#shared/optimizers/specification.ts';

test('each optimizer remembers what its paper says', () => {
  expect(slotNames).toEqual({
    adam: ['firstMoment', 'secondMoment'],
    rmsprop: ['secondMoment'],
    momentum: ['velocity'],
    sgd: [],
  });
});

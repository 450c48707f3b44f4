import { expect, test } from 'vitest';
import { epochAt } from '#renderer/views/compare/epoch-at.ts';

const epochs = [0, 1, 2, 10].map((epoch) => ({ epoch, step: epoch, hasLatents: true }));

test('the nearest epoch to a share of the training', () => {
  expect([0, 0.1, 0.5, 0.7, 1].map((share) => epochAt(epochs, share)?.epoch)).toEqual([0, 1, 2, 10, 10]);
  expect(epochAt([], 0.5)).toBeUndefined();
});

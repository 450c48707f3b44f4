import { expect, test } from 'vitest';
import { estimatedTimes } from '#renderer/views/new-run/estimated-times.ts';

test('steps times milliseconds, and epochs times that', () => {
  const estimate = { parameters: 1, stepsPerEpoch: 469, millisecondsPerStep: 20, processBytes: 5e8, isBusy: false };
  expect(estimatedTimes(estimate, 10)).toEqual({ perEpoch: 9380, total: 93_800 });
});

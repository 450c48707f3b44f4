import { expect, test } from 'vitest';
import { workersWithin } from '#renderer/views/new-sweep/workers-within.ts';

const limits = { suggested: 2, maximum: 4, cores: 4, memoryBytes: 23e9, bytesOfWorker: 1.5e9 };

test('as many workers as were asked for and the machine bears, else what it suggests', () => {
  expect([null, 3, 9, 0, 2.4, Number.NaN].map((asked) => workersWithin(limits, asked))).toEqual([2, 3, 4, 1, 2, 1]);
  expect([null, 6].map((asked) => workersWithin(null, asked))).toEqual([1, 6]);
});

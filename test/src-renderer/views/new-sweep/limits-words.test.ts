import { expect, test } from 'vitest';
import { limitsWords, workersWithin } from '#renderer/views/new-sweep/limits-words.ts';

const limits = { suggested: 2, maximum: 4, cores: 4, memoryBytes: 23e9, bytesOfWorker: 1.5e9 };

test('says what the machine bears, and why', () => {
  expect(limitsWords(limits)).toBe('of at most 4: 4 cores, 23 GB of memory, about 1.5 GB for each');
  expect(limitsWords({ ...limits, cores: 1 })).toContain('1 core,');
});

test('as many workers as were asked for and the machine bears, else what it suggests', () => {
  expect([null, 3, 9, 0, 2.4, Number.NaN].map((asked) => workersWithin(limits, asked))).toEqual([2, 3, 4, 1, 2, 1]);
  expect([null, 6].map((asked) => workersWithin(null, asked))).toEqual([1, 6]);
});

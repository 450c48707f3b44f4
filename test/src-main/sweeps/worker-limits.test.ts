import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { threadsOfWorker, workerLimits } from '#main/sweeps/worker-limits.ts';

const gigabytes = (count: number) => count * 2 ** 30;
const machine = (cores: number, total: number, free: number) => {
  return { cores, totalBytes: gigabytes(total), freeBytes: gigabytes(free) };
};

test.each([
  ['as many workers as cores where memory is plenty', machine(2, 24, 20), 2, 2],
  ['all but one are suggested where there are many', machine(8, 64, 50), 7, 8],
  ['fewer where memory is short', machine(16, 16, 4), 4, 4],
  ['a quarter of all memory is counted on', machine(16, 16, 0.5), 4, 4],
  ['one at least, however small the machine', machine(4, 1, 0.1), 1, 1],
])('%s', (_what, one, suggested, maximum) => {
  expect(workerLimits(one)).toMatchObject({ suggested, maximum, cores: one.cores });
});

test('the memory of workers that compute already counts as theirs', () => {
  const idle = workerLimits(machine(16, 16, 8));
  const busy = workerLimits({ ...machine(16, 16, 8), freeBytes: gigabytes(8) - 3 * idle.bytesOfWorker }, 3);
  expect(busy).toEqual(idle);
});

test('the machine that this is bears one at least', () => {
  const { suggested, maximum, cores } = workerLimits();
  expect(cores).toBe(availableParallelism());
  expect(suggested).toBeGreaterThanOrEqual(1);
  expect(maximum).toBeLessThanOrEqual(cores);
});

test('workers share the cores, and each has one thread at least', () => {
  expect([1, 2, 3, 8, 20].map((workers) => threadsOfWorker(workers, 8))).toEqual([8, 4, 2, 1, 1]);
});

import { expect, test, vi } from 'vitest';
import type { Engine } from '#main/engine/open-engine.ts';
import { createWorkerMemory } from '#main/training-worker/worker-memory.ts';
import { onWasm, quickHyperparameters } from '#test/helpers/example-dataset.ts';

const anEngine = { description: 'an engine' } as Engine; // nothing else of it is asked for

test('opens an engine once for all jobs that ask for the same', async () => {
  const open = vi.fn(() => Promise.resolve(anEngine));
  const memory = createWorkerMemory(open);
  const engines = [await memory.engine(quickHyperparameters({ seed: 1 })), await memory.engine(onWasm)];
  expect(engines).toEqual([anEngine, anEngine]);
  await memory.engine({ ...onWasm, threads: 1 });
  expect(open.mock.calls).toEqual([[onWasm], [{ ...onWasm, threads: 1 }]]);
});

test('an engine that did not open is tried again', async () => {
  const open = vi.fn<() => Promise<Engine>>().mockRejectedValueOnce(new Error('not yet')).mockResolvedValue(anEngine);
  const memory = createWorkerMemory(open);
  await expect(memory.engine(onWasm)).rejects.toThrow('not yet');
  expect(await memory.engine(onWasm)).toBe(anEngine);
});

import { expect, test } from 'vitest';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { processKey } from '#main/training-host/process-key.ts';
import { quickHyperparameters } from '#test/helpers/example-dataset.ts';

const key = (changes: Partial<Hyperparameters>) =>
  processKey({
    kind: 'measure',
    data: { kind: 'images', shape: [2], trainingExamples: 9 },
    hyperparameters: quickHyperparameters(changes),
  });

test('engine, threads and undivided batches need a process of their own', () => {
  const keys = [
    key({ engine: 'wasm' }),
    key({ engine: 'native', threads: 1 }),
    key({ engine: 'native', threads: 2 }),
    key({ engine: 'native', threads: 1, xla: 'on' }),
    key({ engine: 'eager', threads: 1 }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});

test('what does not change the process does not change its key', () => {
  const native = { engine: 'native', threads: 1, xla: 'off' } as const;
  expect(key({ ...native, xla: 'auto', latentSize: 30, seed: 9, batchSize: 7 })).toBe(key(native));
  expect(key({ engine: 'wasm', threads: 4, xla: 'on' })).toBe(key({ engine: 'wasm', threads: 0, xla: 'off' }));
});

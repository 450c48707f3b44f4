import { expect, test } from 'vitest';
import { configurationKey } from '#shared/contract/configuration-key.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

const key = (changes: Partial<Hyperparameters> = {}, datasetHash = 'a'.repeat(64)) =>
  configurationKey({ hyperparameters: { ...defaultHyperparameters, ...changes }, datasetHash });

test('seed, engine, threads and XLA do not make another configuration', () => {
  expect(key({ seed: 7, engine: 'wasm', threads: 1, xla: 'off' })).toBe(key());
});

test('what is tried out, and on which data, does', () => {
  const keys = [key(), key({ beta: 4 }), key({ epochs: 11 }), key({ encoderWidths: [512] }), key({}, 'b'.repeat(64))];
  expect(new Set(keys).size).toBe(5);
});

test('a value that does not apply does not count', () => {
  expect(key({ sigma: 0.5 })).toBe(key());
  expect(key({ likelihood: 'gaussian-fixed', sigma: 0.5 })).not.toBe(key({ likelihood: 'gaussian-fixed' }));
});

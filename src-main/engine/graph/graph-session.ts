import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeBackend } from './node-binding.ts';
import type { TensorData } from './node-binding.ts';
import { servingTag } from './saved-model.ts';

export interface FedTensor {
  readonly node: string;
  readonly shape: readonly number[];
  readonly dtype: number;
  readonly values: TensorData;
}

/** A graph that TensorFlow holds, with its variables. */
export interface GraphSession {
  /** Feeds placeholders, runs what these nodes need, and gives their values in the same order. */
  readonly run: (feeds: readonly FedTensor[], fetches: readonly string[]) => TensorData[];
  readonly dispose: () => void;
}

/** Loads the bytes of a saved model. TensorFlow reads it from a folder, which is gone when this returns. */
export function openGraphSession(savedModel: Uint8Array): GraphSession {
  const { binding } = nodeBackend();
  const directory = mkdtempSync(join(tmpdir(), 'vae-graph-')); // a new one each time: sessions are known by their path
  let id: number;
  try {
    writeFileSync(join(directory, 'saved_model.pb'), savedModel);
    id = binding.loadSavedModel(directory, servingTag);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
  return {
    run: (feeds, fetches) => {
      if (fetches.length === 0) return []; // TensorFlow would call that an error
      const fed: number[] = [];
      try {
        for (const { shape, dtype, values } of feeds) fed.push(binding.createTensor(shape, dtype, values));
        const names = feeds.map(({ node }) => `${node}:0`).join();
        const results = binding.runSavedModel(id, fed, names, fetches.map((node) => `${node}:0`).join());
        return results.map((result) => readOnce(result.id));
      } finally {
        for (const tensor of fed) binding.deleteTensor(tensor);
      }
    },
    dispose: () => binding.deleteSavedModel(id),
  };

  function readOnce(tensor: number): TensorData {
    const values = binding.tensorDataSync(tensor).slice(); // its memory may be the variable's own
    binding.deleteTensor(tensor);
    return values;
  }
}

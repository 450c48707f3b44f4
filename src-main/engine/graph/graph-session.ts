import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Callable } from './function-body.ts';
import { dataTypes } from './graph-node.ts';
import { graphEntry, numberOf } from './graph-entry.ts';
import { nodeBackend } from './node-binding.ts';
import type { TensorData } from './node-binding.ts';
import { savedModelBytes, servingTag } from './saved-model.ts';

/** A tensor to be made for one call, or one that is there, by its number. */
export type FedTensor =
  | { readonly shape: readonly number[]; readonly dtype: number; readonly values: TensorData }
  | { readonly tensor: number };

/** Functions that TensorFlow holds, with their variables. */
export interface GraphSession {
  /** Calls the function of this name; what it is fed and what it gives come in the order in which it was recorded. */
  readonly run: (name: string, fed: readonly FedTensor[]) => TensorData[];
  readonly dispose: () => void;
}

/** Loads functions as one graph. */
export function openGraphSession(callables: readonly Callable[]): GraphSession {
  const { binding } = nodeBackend();
  const entry = graphEntry(callables);
  const byName = new Map(callables.map((one, i) => [one.name, { ...one, number: Int32Array.of(numberOf(i)) }]));
  const id = loaded(savedModelBytes(entry.nodes, entry.functions));
  const [feeds, fetches] = [entry.feeds.join(), entry.fetches.join()];
  /** For the slots that a function does not have. */
  const fillers = new Map([...new Set(entry.slots.map(({ type }) => type))].map((type) => [type, filler(type)]));

  return {
    run: (name, fed) => {
      const called = byName.get(name);
      if (!called) throw new Error(`run: the graph has no function "${name}"`);
      const made: number[] = [];
      const make = (shape: readonly number[], dtype: number, values: TensorData): number => {
        const tensor = binding.createTensor(shape, dtype, values);
        made.push(tensor);
        return tensor;
      };
      try {
        const number = make([], dataTypes.int32, called.number);
        const bySlot = new Map(
          fed.map((one, i) => [
            called.slots[i]!.name,
            'tensor' in one ? one.tensor : make(one.shape, one.dtype, one.values),
          ]),
        );
        const inSlots = entry.slots.map(({ name: slot, type }) => bySlot.get(slot) ?? fillers.get(type)!); // of every type
        const results = binding.runSavedModel(id, [number, ...inSlots], feeds, fetches);
        made.push(...results.map((result) => result.id));
        // a copy: its memory may be the variable's own
        return results.slice(0, called.results.length).map((result) => binding.tensorDataSync(result.id).slice());
      } finally {
        for (const tensor of made) binding.deleteTensor(tensor);
      }
    },
    dispose: () => {
      for (const tensor of fillers.values()) binding.deleteTensor(tensor);
      binding.deleteSavedModel(id);
    },
  };

  function filler(type: number): number {
    return binding.createTensor([], type, anything[type]!);
  }
}

const anything: Readonly<Record<number, TensorData>> = {
  [dataTypes.float32]: new Float32Array(1),
  [dataTypes.int32]: new Int32Array(1),
  [dataTypes.uint8]: new Uint8Array(1),
};

/** TensorFlow reads the bytes of a saved model from a folder, which is gone when this returns. */
function loaded(savedModel: Uint8Array): number {
  const directory = mkdtempSync(join(tmpdir(), 'vae-graph-')); // a new one each time: sessions are known by their path
  try {
    writeFileSync(join(directory, 'saved_model.pb'), savedModel);
    return nodeBackend().binding.loadSavedModel(directory, servingTag);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

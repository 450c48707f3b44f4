import type { Examples } from './examples.ts';
import type { ExampleRows } from './executor.ts';
import { dataTypes } from './graph/graph-node.ts';
import { nodeBackend } from './graph/node-binding.ts';

/** Sets of examples of one size in TensorFlow's memory, one after the other as rows of bytes. */
export interface ResidentExamples {
  readonly has: (examples: Examples) => boolean;
  /** Rows of a set as row numbers of all. */
  readonly rowNumbers: (rows: ExampleRows) => Int32Array;
  /** The number of the tensor (count, size); made when it is asked for first. */
  readonly tensor: () => number;
  /** Says that this holder needs them no more: the last one takes the tensor along. */
  readonly release: () => void;
}

/** Holds examples for all graphs of a process: the same sets are there once. */
export interface ExampleMemory {
  /** Null when there are no examples. */
  readonly hold: (sets: readonly Examples[]) => ResidentExamples | null;
}

interface Held {
  readonly sets: readonly Examples[];
  readonly starts: ReadonlyMap<Examples, number>;
  holders: number;
  tensor: number | null;
}

export function createExampleMemory(): ExampleMemory {
  const held = new Set<Held>();
  return {
    hold: (sets) => {
      if (sets.length === 0) return null;
      const known = [...held].find((one) => isSame(one.sets, sets));
      const all = known ?? { sets, starts: startsOf(sets), holders: 0, tensor: null };
      held.add(all);
      all.holders += 1;
      let isReleased = false;
      return {
        has: (examples) => all.starts.has(examples),
        rowNumbers: (rows) => rowNumbers(all.starts, rows),
        tensor: () => (all.tensor ??= upload(all)),
        release: () => {
          if (isReleased) return;
          isReleased = true;
          all.holders -= 1;
          if (all.holders > 0) return;
          held.delete(all);
          if (all.tensor !== null) nodeBackend().binding.deleteTensor(all.tensor);
        },
      };
    },
  };
}

function isSame(sets: readonly Examples[], others: readonly Examples[]): boolean {
  return sets.length === others.length && sets.every((one, i) => one === others[i]);
}

function startsOf(sets: readonly Examples[]): Map<Examples, number> {
  const starts = new Map<Examples, number>();
  const { size } = sets[0]!;
  let count = 0;
  for (const examples of sets) {
    if (examples.size !== size) {
      throw new Error(`holdExamples: rows of ${examples.size} and of ${size} numbers; all must have one size`);
    }
    starts.set(examples, count);
    count += examples.count;
  }
  return starts;
}

function rowNumbers(starts: ReadonlyMap<Examples, number>, { examples, rows }: ExampleRows): Int32Array {
  const start = starts.get(examples)!; // asked for only where `has` says so
  return rows.map((row) => {
    if (!(row >= 0 && row < examples.count)) {
      throw new Error(`rowNumbers: row ${row} is asked for, there are ${examples.count}`);
    }
    return start + row;
  });
}

function upload({ sets, starts }: Held): number {
  const { size } = sets[0]!;
  const count = sets.reduce((sum, one) => sum + one.count, 0);
  const whole = new Uint8Array(count * size);
  for (const [examples, start] of starts) whole.set(examples.bytes, start * size);
  return nodeBackend().binding.createTensor([count, size], dataTypes.uint8, whole);
}

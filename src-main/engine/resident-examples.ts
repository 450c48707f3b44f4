import type { Examples } from './examples.ts';
import type { ExampleRows } from './executor.ts';
import { dataTypes } from './graph/graph-node.ts';
import type { Variable } from './graph/variable-nodes.ts';

/** Sets of examples of one size that stay in a graph's memory, one after the other in one variable. */
export interface ResidentExamples {
  readonly variable: Variable;
  readonly has: (examples: Examples) => boolean;
  /** Rows of a set as row numbers of the variable. */
  readonly rowNumbers: (rows: ExampleRows) => Int32Array;
  /** The variable's value. */
  readonly bytes: () => Uint8Array;
}

/** Null when there are no examples. */
export function residentExamples(sets: readonly Examples[]): ResidentExamples | null {
  const [first] = sets;
  if (!first) return null;
  const starts = new Map<Examples, number>();
  let count = 0;
  for (const examples of sets) {
    if (examples.size !== first.size) {
      throw new Error(
        `residentExamples: rows of ${examples.size} and of ${first.size} numbers; all must have one size`,
      );
    }
    starts.set(examples, count);
    count += examples.count;
  }
  return {
    variable: { name: 'examples', shape: [count, first.size], dtype: dataTypes.uint8 },
    has: (examples) => starts.has(examples),
    rowNumbers: ({ examples, rows }) => {
      const start = starts.get(examples)!; // asked for only where `has` says so
      return rows.map((row) => {
        if (!(row >= 0 && row < examples.count)) {
          throw new Error(`rowNumbers: row ${row} is asked for, there are ${examples.count}`);
        }
        return start + row;
      });
    },
    bytes: () => {
      const whole = new Uint8Array(count * first.size);
      for (const [examples, start] of starts) whole.set(examples.bytes, start * first.size);
      return whole;
    },
  };
}

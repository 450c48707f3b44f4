import type { Executor, ExampleRows } from './executor.ts';
import type { PureFunction } from './pure-function.ts';

/** A graph takes so many rows at once where it works row by row: each other number would be another graph. */
export const blockRows = 500;

/** Rows for a function: numbers (count, size), or rows of examples by number. */
export type Rows = { readonly values: Float32Array; readonly count: number; readonly size: number } | ExampleRows;

/**
 * Calls a function that works row by row on any number of rows, in the blocks that the executor wants; the rows that
 * fill up the last block are left out of the result. The output `name`, (count, ·).
 */
export function callByRows(
  executor: Executor,
  functionOf: (count: number) => PureFunction,
  { input, rows, output }: { readonly input: string; readonly rows: Rows; readonly output: string },
): Float32Array {
  const count = rowCount(rows);
  const block = executor.rowsOfBlock ?? count;
  const parts: Float32Array[] = [];
  for (let start = 0; start < count; start += block) {
    const here = Math.min(block, count - start);
    const result = executor.call(functionOf(block), { [input]: filledBlock(rows, start, block) })[output]!;
    parts.push(result.subarray(0, (result.length / block) * here));
  }
  return joined(parts);
}

/** Rows from `start` on; after the last one come zeros, or the row 0 again. */
export function filledBlock(rows: Rows, start: number, block: number): Float32Array | ExampleRows {
  if ('examples' in rows) {
    const numbers = new Int32Array(block);
    numbers.set(rows.rows.subarray(start, start + block));
    return { examples: rows.examples, rows: numbers };
  }
  const { values, size } = rows;
  const part = values.subarray(start * size, (start + block) * size);
  if (part.length === block * size) return part;
  const filled = new Float32Array(block * size);
  filled.set(part);
  return filled;
}

export function rowCount(rows: Rows): number {
  return 'examples' in rows ? rows.rows.length : rows.count;
}

function joined(parts: readonly Float32Array[]): Float32Array {
  if (parts.length === 1) return parts[0]!;
  const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

import { expect, test } from 'vitest';
import type { Executor } from '#main/engine/executor.ts';
import type { PureFunction } from '#main/engine/pure-function.ts';
import { inputNumbers } from '#main/engine/input-values.ts';
import { callByRows, filledBlock, rowCount } from '#main/engine/row-blocks.ts';

/** Doubles rows of two numbers, and notes how many rows each call had. */
function doubling(rowsOfBlock: number | null) {
  const counts: number[] = [];
  const executor: Executor = {
    rowsOfBlock,
    call: (fn, { x }) => {
      counts.push(fn.inputs['x']!.shape[0]!);
      return { y: Float32Array.from(inputNumbers(x!), (value) => value * 2) };
    },
    readState: () => ({}),
    reset: () => undefined,
    writeState: () => undefined,
    dispose: () => undefined,
  };
  const functionOf = (count: number): PureFunction => ({
    name: `double/${count}`,
    inputs: { x: { shape: [count, 2], dtype: 'float32' } },
    run: () => ({ outputs: {}, updates: {} }),
  });
  const call = (count: number) => {
    const values = Float32Array.from({ length: count * 2 }, (_, i) => i);
    return [...callByRows(executor, functionOf, { input: 'x', rows: { values, count, size: 2 }, output: 'y' })];
  };
  return { counts, call };
}

test.each([0, 1, 3, 4, 7, 8])('%i rows come back as they went, in blocks of 4 or at once', (count) => {
  const expected = Array.from({ length: count * 2 }, (_, i) => i * 2);
  const [blocks, whole] = [doubling(4), doubling(null)];
  expect(blocks.call(count)).toEqual(expected);
  expect(whole.call(count)).toEqual(expected);
  expect(blocks.counts).toEqual(new Array<number>(Math.ceil(count / 4)).fill(4));
  expect(whole.counts).toEqual(count === 0 ? [] : [count]);
});

test('a block is filled up with zeros, or with the row 0 of examples', () => {
  const values = Float32Array.of(1, 2, 3, 4);
  expect([...(filledBlock({ values, count: 2, size: 2 }, 1, 3) as Float32Array)]).toEqual([3, 4, 0, 0, 0, 0]);
  const examples = { count: 9, size: 2, bytes: new Uint8Array(18) };
  const rows = { examples, rows: Int32Array.of(5, 6, 7) };
  expect(filledBlock(rows, 2, 3)).toEqual({ examples, rows: Int32Array.of(7, 0, 0) });
  expect([rowCount(rows), rowCount({ values, count: 2, size: 2 })]).toEqual([3, 2]);
});

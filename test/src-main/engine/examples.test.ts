import { expect, test } from 'vitest';
import { gatherBytes, gatherRows } from '#main/engine/examples.ts';

const examples = { count: 3, size: 2, bytes: Uint8Array.of(0, 1, 2, 3, 254, 255) };

test('rows come in the order asked for, again where asked again', () => {
  expect([...gatherBytes(examples, [2, 0, 2])]).toEqual([254, 255, 0, 1, 254, 255]);
  expect(gatherBytes(examples, [])).toHaveLength(0);
});

test('a byte stands for itself divided by 255, rounded to float32', () => {
  expect([...gatherRows(examples, [2, 1])]).toEqual([254, 255, 2, 3].map((byte) => Math.fround(byte / 255)));
});

test('a row that is not there is an error with its number', () => {
  for (const row of [3, -1, NaN])
    expect(() => gatherBytes(examples, [row])).toThrow(`row ${row} is asked for, there are 3`);
});

import { expect, test } from 'vitest';
import { fewestOf, nearText, nearestRows } from '#main/training-worker/text-work/nearest-texts.ts';
import type { TextSplit } from '#main/training-worker/texts/text-split.ts';

const codes = Float32Array.of(0, 0, 3, 4, 1, 0, 0, 2); // four codes of two dimensions

test('finds the nearest rows, nearest first, with their distances', () => {
  expect(nearestRows(codes, Float32Array.of(0, 0), { count: 3 })).toEqual([
    { row: 0, distance: 0 },
    { row: 2, distance: 1 },
    { row: 3, distance: 2 },
  ]);
  expect(nearestRows(codes, Float32Array.of(0, 0), { count: 9, leftOut: new Set([0, 3]) })).toEqual([
    { row: 2, distance: 1 },
    { row: 1, distance: 5 },
  ]);
});

test('of equal distances the earlier row comes first', () => {
  const order = fewestOf(5, { count: 3, leftOut: new Set() }, (row) => row % 2).map(({ row }) => row);
  expect(order).toEqual([0, 2, 4]);
});

test('names a text and its place in the split of the dataset', () => {
  const split = { texts: ['a', 'b'], places: Int32Array.of(4, 9) } as unknown as TextSplit; // nothing else is looked at
  expect(nearText(split, { row: 1, distance: 0.5 })).toEqual({ text: 'b', place: 9, distance: 0.5 });
});

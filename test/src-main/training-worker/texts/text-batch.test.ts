import { expect, test } from 'vitest';
import { batchesByLength, textBatch } from '#main/training-worker/texts/text-batch.ts';
import { textSplit } from '#main/training-worker/texts/text-split.ts';

const texts = ['abc', 'a', 'ab', '', 'abcde'];
const split = textSplit(
  { texts, labels: Uint8Array.of(0, 1, 2, 3, 4), places: Int32Array.of(0, 1, 2, 3, 4) },
  (text) => Int32Array.from(text, (letter) => letter.charCodeAt(0) - 93),
  9,
);

test('a batch holds its texts padded to one width; what is missing is the first text again', () => {
  const batch = textBatch(split, { rows: Int32Array.of(2, 1), width: 4, count: 3, withLabels: true });
  expect(batch).toMatchObject({ count: 3, width: 4 });
  expect([...batch.tokens]).toEqual([4, 5, 2, 0, 4, 2, 0, 0, 4, 5, 2, 0]);
  expect([...batch.labels!]).toEqual([2, 1, 2]);
  expect(textBatch(split, { rows: Int32Array.of(2), width: 4, count: 1, withLabels: false }).labels).toBeUndefined();
});

test('batches by length have every row once, the shortest first, in the narrowest width that holds them', () => {
  const batches = batchesByLength(split, Int32Array.of(4, 0, 3, 2, 1), { widths: [2, 4, 6], count: 2 });
  expect(batches.map(({ rows, width }) => [[...rows], width])).toEqual([
    [[3, 1], 2],
    [[2, 0], 4],
    [[4], 6],
  ]);
});

test('there is no batch without rows', () => {
  expect(batchesByLength(split, new Int32Array(), { widths: [6], count: 2 })).toEqual([]);
});

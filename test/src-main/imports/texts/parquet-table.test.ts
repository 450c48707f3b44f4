import { expect, test } from 'vitest';
import { readParquetTable } from '#main/imports/texts/parquet-table.ts';
import { parquetBytes } from './text-files.ts';

test('reads columns and rows, numbers as texts', async () => {
  expect(await readParquetTable('reviews.parquet', parquetBytes)).toEqual({
    columns: ['text', 'stars'],
    rows: [
      ['Good film.', '5'],
      ['Schlecht, äh.', '1'],
    ],
  });
});

test.each([
  ['cut short', parquetBytes.subarray(0, 100)],
  ['something else', Buffer.from('hello, this is text')],
  ['empty', new Uint8Array(0)],
])('names a file that is %s', async (_what, bytes) => {
  await expect(readParquetTable('reviews.parquet', bytes)).rejects.toMatchObject({
    code: 'dataset/invalid',
    message: expect.stringMatching(/^reviews.parquet is no Parquet file that can be read: ./),
  });
});

import { expect, test } from 'vitest';
import { previewTexts } from '#main/imports/texts/text-preview.ts';
import { fileOf, parquetBytes } from './text-files.ts';

const reading = { format: null, encoding: null, hasHeader: true } as const;

test('shows twenty rows, counts all, and counts different values up to a thousand', async () => {
  const rows = Array.from({ length: 1500 }, (_, i) => `text ${i},${i % 3}`);
  const found = await previewTexts({ ...reading, files: [fileOf('a.csv', `text,stars\n${rows.join('\n')}`)] });
  expect(found).toMatchObject({ format: 'csv', encoding: 'utf-8', likelyEncodings: [], columns: ['text', 'stars'] });
  expect(found.rows).toHaveLength(20);
  expect(found.rows[4]).toEqual(['text 4', '1']);
  expect([found.rowCount, ...found.distinctValues]).toEqual([1500, 1000, 3]);
});

test('joins lists by line ends, and reads Parquet', async () => {
  const lists = await previewTexts({ ...reading, files: [fileOf('a.jsonl', '{"a":["x","y"]}')] });
  expect(lists.rows).toEqual([['x\ny']]);
  const parquet = await previewTexts({ ...reading, files: [fileOf('a.parquet', parquetBytes)] });
  expect(parquet).toMatchObject({ format: 'parquet', rowCount: 2, distinctValues: [2, 2] });
});

test('counts in every column the rows that have nothing there', async () => {
  const found = await previewTexts({ ...reading, files: [fileOf('a.csv', 'text,stars\nGood,5\n" ",3\nBad,\nOk,')] });
  expect(found.emptyValues).toEqual([1, 2]);
});

test('the line end of a last line is no row of its own; an empty line before it is', async () => {
  const found = await previewTexts({ ...reading, files: [fileOf('a.txt', 'One.\r\n\r\nTwo.\r\n')] });
  expect([found.rowCount, found.emptyValues]).toEqual([3, [1]]);
});

test('names the likely encodings instead of reading, until one is chosen', async () => {
  const files = [fileOf('a.txt', Buffer.from('Le garçon a mangé une crêpe au café, déjà vu.', 'latin1'))];
  const found = await previewTexts({ ...reading, files });
  expect(found).toMatchObject({ encoding: null, columns: [], rows: [] });
  expect(found.likelyEncodings.length).toBeGreaterThan(0);
  const chosen = await previewTexts({ ...reading, files, encoding: 'windows-1252' });
  expect(chosen).toMatchObject({ encoding: 'windows-1252', rows: [['Le garçon a mangé une crêpe au café, déjà vu.']] });
});

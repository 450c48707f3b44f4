import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { TextFormat } from '#shared/contract/dataset.ts';
import { formatOf, readTextTable } from '#main/imports/texts/text-table.ts';
import { fileOf, parquetBytes } from './text-files.ts';

const read = (format: TextFormat, content: string | Uint8Array, hasHeader = true) =>
  readTextTable(fileOf('a.file', content), format, { encoding: null, hasHeader });

test.each([
  ['a.csv', 'csv'],
  ['A.TSV.GZ', 'tsv'],
  ['a.tab', 'tsv'],
  ['a.b.jsonl', 'json-lines'],
  ['a.ndjson.gz', 'json-lines'],
  ['a.parquet', 'parquet'],
  ['a.txt', 'lines'],
  ['a', 'lines'],
])('%s holds %s', (name, format) => {
  expect(formatOf(name)).toBe(format);
});

describe('readTextTable', () => {
  test('ends lines in three ways, gzipped too', async () => {
    const expected = { columns: ['text'], rows: [['a'], ['b'], ['c'], ['d']] };
    expect(await read('lines', 'a\r\nb\nc\rd')).toEqual(expected);
    expect(await read('lines', gzipSync('a\nb\nc\nd'))).toEqual(expected);
  });

  test('keeps a document whole', async () => {
    expect(await read('document', 'a\nb')).toEqual({ columns: ['text'], rows: [['a\nb']] });
  });

  test('reads CSV with quotes, line ends inside, short rows and a byte order mark', async () => {
    expect(await read('csv', '\uFEFFtext,stars\n"a, ""b""\nc",5\n\nd\n')).toEqual({
      columns: ['text', 'stars'],
      rows: [
        ['a, "b"\nc', '5'],
        ['d', ''],
      ],
    });
  });

  test('numbers the columns that have no name', async () => {
    expect(await read('csv', 'a,b\n', false)).toEqual({ columns: ['column 1', 'column 2'], rows: [['a', 'b']] });
    expect((await read('csv', 'text,\na,b\n')).columns).toEqual(['text', 'column 2']);
  });

  test('takes quotation marks in TSV for what they are', async () => {
    expect((await read('tsv', 'x\ty\n"a\tb"\n')).rows).toEqual([['"a', 'b"']]);
  });

  test('reads JSON lines of objects and of texts, with columns that come later and lists', async () => {
    expect(await read('json-lines', '{"a":1}\n\n{"b":["x","y"],"a":null}\n')).toEqual({
      columns: ['a', 'b'],
      rows: [
        ['1', ''],
        ['', ['x', 'y']],
      ],
    });
    expect((await read('json-lines', '"one"\n"two"')).rows).toEqual([['one'], ['two']]);
  });

  test('reads Parquet', async () => {
    expect((await read('parquet', parquetBytes)).columns).toEqual(['text', 'stars']);
  });

  test.each([
    ['csv', 'a,b\n1,"2\n3', /a.file: .*[Qq]uot/],
    ['csv', 'a,a\n1,2', /two columns are called "a"/],
    ['json-lines', '{"a":1}\n{"a":', /a.file, line 2: ./],
    ['json-lines', '\n[1]', /line 2: expected an object or a text, found \[1\]/],
  ] as const)('refuses broken %s %o', async (format, content, message) => {
    await expect(read(format, content)).rejects.toMatchObject({
      code: 'dataset/invalid',
      message: expect.stringMatching(message),
    });
  });
});

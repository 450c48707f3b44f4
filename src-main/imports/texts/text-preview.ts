import type { TextPreview, TextPreviewRequest } from '#shared/contract/dataset.ts';
import { findEncoding, readPlainBytes } from './text-encoding.ts';
import { formatOf, readTextTable } from './text-table.ts';
import type { TextValue } from './text-value.ts';

const shownRows = 20;
const mostDistinctValues = 1000;

/**
 * The first rows of the first file. Where its encoding is not certain and none is named, nothing is read and the likely
 * ones are given. Throws 'dataset/invalid' where the file cannot be read as what it was said to be.
 */
export async function previewTexts(request: TextPreviewRequest): Promise<TextPreview> {
  const file = request.files[0]!; // the schema wants one
  const format = request.format ?? formatOf(file);
  const found = format === 'parquet' ? null : findEncoding(readPlainBytes(file));
  const certain = found === null ? 'utf-8' : found.isCertain ? found.encoding : null;
  const likelyEncodings = found === null || found.isCertain ? [] : found.likely;
  const encoding = request.encoding ?? certain;
  if (encoding === null) {
    const nothing = { columns: [], rows: [], rowCount: 0, distinctValues: [], emptyValues: [] };
    return { format, encoding, likelyEncodings, ...nothing };
  }
  const { columns, rows } = await readTextTable(file, format, request);
  return {
    format,
    encoding,
    likelyEncodings,
    columns,
    rows: rows.slice(0, shownRows).map((row) => row.map(joined)),
    rowCount: rows.length,
    distinctValues: columns.map((_, place) => countDistinct(rows, place)),
    emptyValues: columns.map((_, place) => countEmpty(rows, place)),
  };
}

function joined(value: TextValue): string {
  return typeof value === 'string' ? value : value.join('\n');
}

function countDistinct(rows: readonly (readonly TextValue[])[], place: number): number {
  const values = new Set<string>();
  for (const row of rows) {
    values.add(joined(row[place]!)); // every row has all columns
    if (values.size === mostDistinctValues) break;
  }
  return values.size;
}

function countEmpty(rows: readonly (readonly TextValue[])[], place: number): number {
  return rows.filter((row) => joined(row[place]!).trim() === '').length; // every row has all columns
}

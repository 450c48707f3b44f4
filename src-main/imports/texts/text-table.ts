import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { TextFormat, TextSource } from '#shared/contract/dataset.ts';
import { assertNever } from '#shared/contract/errors.ts';
import { invalidDataset } from '../imported-content.ts';
import { readParquetTable } from './parquet-table.ts';
import { decodeFile, readPlainBytes } from './text-encoding.ts';
import { textValue } from './text-value.ts';
import type { TextTable, TextValue } from './text-value.ts';

/** The name of the only column of formats that have none. */
export const onlyColumn = 'text';

/** What the end of a file's name says about it, "reviews.csv.gz" included; plain text where it says nothing. */
export function formatOf(file: string): TextFormat {
  const name = file.toLowerCase().replace(/\.gz$/, '');
  const formats: Readonly<Record<string, TextFormat>> = {
    '.csv': 'csv',
    '.tsv': 'tsv',
    '.tab': 'tsv',
    '.jsonl': 'json-lines',
    '.ndjson': 'json-lines',
    '.parquet': 'parquet',
  };
  return formats[extname(name)] ?? 'lines';
}

/**
 * Reads a whole file. `encoding` null takes UTF-8 and what a byte order mark says. A first row of CSV and TSV names
 * the columns if `hasHeader`. Throws 'dataset/invalid' with the line where something is not as the format wants it.
 */
export async function readTextTable(file: string, format: TextFormat, reading: TableReading): Promise<TextTable> {
  const bytes = readPlainBytes(file);
  if (format === 'parquet') return readParquetTable(file, bytes);
  const text = decodeFile(file, bytes, reading.encoding);
  switch (format) {
    case 'lines':
      return { columns: [onlyColumn], rows: lines(text).map((line) => [line]) };
    case 'document':
      return { columns: [onlyColumn], rows: [[text]] };
    case 'csv':
      return separatedTable(file, text, ',', reading.hasHeader);
    case 'tsv':
      return separatedTable(file, text, '\t', reading.hasHeader);
    case 'json-lines':
      return jsonTable(file, text);
    default:
      return assertNever(format);
  }
}

/** What the bytes do not say themselves. */
type TableReading = Pick<TextSource, 'encoding' | 'hasHeader'>;

/** What ends the last line begins no other. */
function lines(text: string): string[] {
  const found = text.split(/\r\n|\n|\r/);
  if (found.at(-1) === '') found.pop();
  return found;
}

/** Tabs separate without quoting: a quotation mark at the start of a text is only that. */
function separatedTable(file: string, text: string, delimiter: ',' | '\t', hasHeader: boolean): TextTable {
  let records: string[][];
  try {
    const quote = delimiter === ',' ? '"' : null;
    records = parse(text, { delimiter, quote, relax_column_count: true, skip_empty_lines: true });
  } catch (error) {
    throw invalidDataset(`${file}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const width = records.reduce((widest, { length }) => Math.max(widest, length), 0);
  const header = hasHeader ? records.shift() : undefined;
  const columns = Array.from({ length: width }, (_, i) => header?.[i]?.trim() || `column ${i + 1}`);
  requireDistinct(file, columns);
  return { columns, rows: records.map((record) => columns.map((_, i) => record[i] ?? '')) };
}

function requireDistinct(file: string, columns: readonly string[]): void {
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined)
    throw invalidDataset(`${file}: two columns are called "${twice}"; expected different names.`);
}

function jsonTable(file: string, text: string): TextTable {
  const columns: string[] = [];
  const places = new Map<string, number>();
  const rows: TextValue[][] = [];
  for (const [index, line] of lines(text).entries()) {
    if (line.trim() === '') continue;
    const row: TextValue[] = [];
    for (const [name, value] of Object.entries(jsonRecord(file, line, index + 1))) {
      let place = places.get(name);
      if (place === undefined) places.set(name, (place = columns.push(name) - 1));
      row[place] = textValue(value);
    }
    rows.push(row);
  }
  return { columns, rows: rows.map((row) => columns.map((_, i) => row[i] ?? '')) };
}

function jsonRecord(file: string, line: string, number: number): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw invalidDataset(`${file}, line ${number}: ${error instanceof Error ? error.message : String(error)}.`);
  }
  if (typeof value === 'string') return { [onlyColumn]: value };
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw invalidDataset(`${file}, line ${number}: expected an object or a text, found ${line.slice(0, 40)}.`);
}

import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { invalidDataset } from '../imported-content.ts';
import { textValue } from './text-value.ts';
import type { TextTable } from './text-value.ts';

/** All rows of a Parquet file, values as texts. Throws 'dataset/invalid' where it cannot be read. */
export async function readParquetTable(name: string, bytes: Uint8Array): Promise<TextTable> {
  try {
    const file = Uint8Array.from(bytes).buffer; // a buffer of its own: Node's small ones share a pool
    const metadata = await parquetMetadataAsync(file);
    const columns = metadata.schema
      .filter((element) => element.num_children === undefined)
      .map((element) => element.name);
    const records = await parquetReadObjects({ file, metadata, compressors });
    const names = columns.filter(
      (column, i) => columns.indexOf(column) === i && (records.length === 0 || column in records[0]!),
    );
    return { columns: names, rows: records.map((record) => names.map((column) => textValue(record[column]))) };
  } catch (error) {
    throw invalidDataset(`${name} is no Parquet file that can be read: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

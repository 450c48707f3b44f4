import { textFileContent } from '#shared/contract/text-file.ts';
import type { TableFileFormat } from './table-file-format.ts';

/** Texts of one label, a line each: CSV as RFC 4180 has it, with a heading, or a JSON object; an import reads both. */
export function labeledTextFile(texts: readonly string[], label: string, format: TableFileFormat): Uint8Array {
  const rows = texts.map((text) => ({ text, label }));
  return Buffer.from(textFileContent(format, rows));
}

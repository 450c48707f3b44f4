import { packedText } from '#shared/contract/packed-texts.ts';
import { textFileContent } from '#shared/contract/text-file.ts';
import { textMapRow } from '#shared/contract/text-map-row.ts';
import type { MapAnswer } from '#shared/contract/text-mining.ts';
import type { TableFileFormat } from './table-file-format.ts';

/** All texts of a map, a line each: CSV as RFC 4180 has it, with a heading, or a JSON object. */
export function mapFile(answer: MapAnswer, format: TableFileFormat): Uint8Array {
  const rows = Array.from({ length: answer.texts.ends.length }, (_, i) =>
    textMapRow(answer, i, packedText(answer.texts, i)),
  );
  return Buffer.from(textFileContent(format, rows));
}

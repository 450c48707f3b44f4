import type { TextFormat } from '#shared/contract/dataset.ts';
import { lastName } from '#renderer/state/path-name.ts';

export const formatWords: Readonly<Record<TextFormat, string>> = {
  lines: 'Lines, each a text',
  document: 'Whole files, each a text',
  csv: 'CSV, columns by commas',
  tsv: 'TSV, columns by tabs',
  'json-lines': 'JSON lines',
  parquet: 'Parquet',
};

/** Those in which a file of plain text may be, whatever it is called. */
export const plainFormats: readonly (readonly [format: TextFormat, label: string])[] = [
  ['csv', 'CSV'],
  ['tsv', 'TSV'],
  ['json-lines', 'JSON lines'],
  ['lines', 'lines'],
];

/** What the dialog for files shows at first; `gz` for those that are packed, whatever they hold. */
export const textFileKinds = [
  { name: 'Texts', extensions: ['txt', 'csv', 'tsv', 'tab', 'jsonl', 'ndjson', 'parquet', 'gz'] },
];

type Named = readonly [value: string, label: string];

/** The names are those that `TextDecoder` knows. */
export const encodings: readonly Named[] = [
  ['utf-8', 'UTF-8'],
  ['utf-16le', 'UTF-16, little endian'],
  ['utf-16be', 'UTF-16, big endian'],
  ['windows-1252', 'Western European (Windows-1252)'],
  ['iso-8859-1', 'Western European (ISO 8859-1)'],
  ['iso-8859-15', 'Western European (ISO 8859-15)'],
  ['windows-1250', 'Central European (Windows-1250)'],
  ['iso-8859-2', 'Central European (ISO 8859-2)'],
  ['windows-1251', 'Cyrillic (Windows-1251)'],
  ['iso-8859-5', 'Cyrillic (ISO 8859-5)'],
  ['koi8-r', 'Cyrillic (KOI8-R)'],
  ['windows-1253', 'Greek (Windows-1253)'],
  ['iso-8859-7', 'Greek (ISO 8859-7)'],
  ['windows-1254', 'Turkish (Windows-1254)'],
  ['iso-8859-9', 'Turkish (ISO 8859-9)'],
  ['windows-1255', 'Hebrew (Windows-1255)'],
  ['iso-8859-8', 'Hebrew (ISO 8859-8)'],
  ['windows-1256', 'Arabic (Windows-1256)'],
  ['iso-8859-6', 'Arabic (ISO 8859-6)'],
  ['windows-1257', 'Baltic (Windows-1257)'],
  ['windows-1258', 'Vietnamese (Windows-1258)'],
  ['windows-874', 'Thai (Windows-874)'],
  ['gb18030', 'Chinese, simplified (GB18030)'],
  ['big5', 'Chinese, traditional (Big5)'],
  ['shift_jis', 'Japanese (Shift JIS)'],
  ['euc-jp', 'Japanese (EUC-JP)'],
  ['iso-2022-jp', 'Japanese (ISO-2022-JP)'],
  ['euc-kr', 'Korean (EUC-KR)'],
];

/** BCP 47; "und" is what it has for a language that was not said. */
export const languages: readonly Named[] = [
  ['und', 'Not said'],
  ['ar', 'Arabic'],
  ['zh', 'Chinese'],
  ['cs', 'Czech'],
  ['nl', 'Dutch'],
  ['en', 'English'],
  ['fr', 'French'],
  ['de', 'German'],
  ['el', 'Greek'],
  ['he', 'Hebrew'],
  ['hi', 'Hindi'],
  ['it', 'Italian'],
  ['ja', 'Japanese'],
  ['ko', 'Korean'],
  ['lzh', 'Literary Chinese'],
  ['pl', 'Polish'],
  ['pt', 'Portuguese'],
  ['ru', 'Russian'],
  ['es', 'Spanish'],
  ['sv', 'Swedish'],
  ['th', 'Thai'],
  ['tr', 'Turkish'],
  ['uk', 'Ukrainian'],
  ['vi', 'Vietnamese'],
];

/** `Greek (ISO 8859-7)`; the bare name of what is not in the list. */
export function encodingWords(name: string): string {
  return encodings.find(([value]) => value === name)?.[1] ?? name;
}

/** `Literary Chinese`; the bare tag of what is not in the list. */
export function languageWords(tag: string): string {
  return languages.find(([value]) => value === tag)?.[1] ?? tag;
}

/** `reviews.csv`, `3 files: a.txt, b.txt, c.txt`. */
export function filesWords(files: readonly string[]): string {
  const names = files.map(lastName);
  return names.length === 1 ? names[0]! : `${names.length} files: ${names.join(', ')}`;
}

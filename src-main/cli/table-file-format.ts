import { extname } from 'node:path';
import { UsageError } from './usage-error.ts';

const tableFileFormats = ['csv', 'jsonl'] as const;
export type TableFileFormat = (typeof tableFileFormats)[number];

/** That of a file by its name; a UsageError names those there are. */
export function tableFileFormat(file: string): TableFileFormat {
  const format = tableFileFormats.find((one) => extname(file).toLowerCase() === `.${one}`);
  if (format) return format;
  const listed = tableFileFormats.map((one) => `.${one}`).join(' or ');
  throw new UsageError(`--output: expected a file that ends in ${listed}.`);
}

import { extname } from 'node:path';
import { UsageError } from './usage-error.ts';

export const labeledTextFormats = ['csv', 'jsonl'] as const;
export type LabeledTextFormat = (typeof labeledTextFormats)[number];

/** That of a file by its name; a UsageError names those there are. */
export function labeledTextFormat(file: string): LabeledTextFormat {
  const format = labeledTextFormats.find((one) => extname(file).toLowerCase() === `.${one}`);
  if (format) return format;
  const listed = labeledTextFormats.map((one) => `.${one}`).join(' or ');
  throw new UsageError(`--output: expected a file that ends in ${listed}.`);
}

/** Texts of one label, a line each: CSV as RFC 4180 has it, with a heading, or a JSON object; an import reads both. */
export function labeledTextFile(texts: readonly string[], label: string, format: LabeledTextFormat): Uint8Array {
  const lines =
    format === 'jsonl'
      ? texts.map((text) => JSON.stringify({ text, label }))
      : ['text,label', ...texts.map((text) => `${csvField(text)},${csvField(label)}`)];
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

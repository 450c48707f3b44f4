import { readFileSync } from 'node:fs';
import { UsageError } from './usage-error.ts';

/** The lines of a file of UTF-8 that are not empty. A file that is not there, or has none, is a UsageError that says so. */
export function textLines(file: string): readonly string[] {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const lines = content.replace(/^\uFEFF/, '').split(/\r?\n/);
  const texts = lines.map((line) => line.trim()).filter((line) => line !== '');
  if (texts.length === 0) throw new UsageError(`${file} has no texts; a text a line is expected.`);
  return texts;
}

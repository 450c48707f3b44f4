import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

/** The lines of a file that ships in `resources/corpora`, without empty ones, with one blank for any white space. */
export function corpusLines(path: string): readonly string[] {
  const file = join(import.meta.dirname, '../../../resources/corpora', path);
  return gunzipSync(readFileSync(file))
    .toString()
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

/** Words, with an apostrophe inside, and single marks, in lower case. */
export function wordsAndMarks(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+(?:'[\p{L}\p{N}_]+)?|[^\s\p{L}\p{N}_]/gu) ?? [];
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { corporaDirectory } from './corpora-directory.ts';

/** Words of letters alone, which are what people misspell. */
const letters = /^\p{L}+$/u;

/** English words and how they are misspelled, all in lower case, by the list of codespell; to make errors with, not to mend them by. */
export function readMisspellings(): ReadonlyMap<string, readonly string[]> {
  const file = join(corporaDirectory(), 'codespell', 'codespell-dictionary.txt.gz');
  const wrongOf = new Map<string, string[]>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').toLowerCase().split('\n')) {
    const [wrong = '', corrections = ''] = line.split('->');
    if (!letters.test(wrong)) continue;
    for (const right of corrections.split(',').map((word) => word.trim())) {
      if (!letters.test(right)) continue;
      const known = wrongOf.get(right);
      if (known) known.push(wrong);
      else wrongOf.set(right, [wrong]);
    }
  }
  return wrongOf;
}

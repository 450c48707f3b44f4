import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { corporaDirectory } from '#main/corpora/corpora-directory.ts';

test('finds the folder of the corpora, each with the page that says where it is from', () => {
  for (const name of ['codespell', 'opinosis', 'opinion-summaries', 'tatoeba-english']) {
    expect(existsSync(join(corporaDirectory(), name, 'SOURCE.txt'))).toBe(true);
  }
});

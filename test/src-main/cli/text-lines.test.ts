import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { textLines } from '#main/cli/text-lines.ts';
import { UsageError } from '#main/cli/usage-error.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

test('reads the lines that are not empty, of any line end', () => {
  const file = join(temporaryDirectory(), 'texts.txt');
  writeFileSync(file, '\uFEFFone text\r\n\r\n  another \nthird');
  expect(textLines(file)).toEqual(['one text', 'another', 'third']);
});

test('says what is wrong with a file without texts, or that is not there', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'empty.txt'), '\n \n');
  expect(() => textLines(join(directory, 'empty.txt'))).toThrow(/has no texts; a text a line is expected/);
  expect(() => textLines(join(directory, 'none.txt'))).toThrow(UsageError);
});

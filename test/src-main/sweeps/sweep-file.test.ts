import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSweepFile, writeSweepFile } from '#main/sweeps/sweep-file.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';
import { exampleSweep } from './example-sweep.ts';

function fileWith(text: string): string {
  const file = join(temporaryDirectory(), 'sweep.json');
  writeFileSync(file, text);
  return file;
}

test('what is written is read back, and people can read it too', () => {
  const file = fileWith('');
  writeSweepFile(file, exampleSweep());
  expect(readSweepFile(file)).toEqual(exampleSweep());
  expect(readFileSync(file, 'utf8')).toMatch(/^\{\n {2}"name": "Example",\n/);
});

test('a place that cannot be written to is an error with the file', () => {
  const file = join(fileWith(''), 'below-a-file.json');
  expect(() => writeSweepFile(file, exampleSweep())).toThrow(
    expect.objectContaining({ code: 'file/not-writable' }) as Error,
  );
});

test.each([
  ['what is no JSON', '{"name"', /sweep\.json: expected a sweep as JSON/],
  [
    'a space with nothing in it',
    JSON.stringify({ ...exampleSweep(), space: [] }),
    /sweep\.json: expected a sweep; space: /,
  ],
  [
    'a row that is not in the table',
    JSON.stringify({ ...exampleSweep(), space: [{ name: 'bta', kind: 'float', minimum: 1, maximum: 2 }] }),
    /space\.0: there is no hyperparameter "bta"/,
  ],
  ['a file that is not there', null, /ENOENT/],
])('%s is refused with the file and the reason', (_what, text, message) => {
  const file = text === null ? join(temporaryDirectory(), 'none.json') : fileWith(text);
  expect(() => readSweepFile(file)).toThrow(expect.objectContaining({ code: 'file/invalid' }) as Error);
  expect(() => readSweepFile(file)).toThrow(message);
});

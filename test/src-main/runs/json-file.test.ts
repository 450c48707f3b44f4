import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readJsonFile } from '#main/runs/json-file.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const schema = z.strictObject({ epochs: z.int().min(1), layers: z.array(z.int()).default([]) });

function read(text: string | null) {
  const file = join(temporaryDirectory(), 'a.json');
  if (text !== null) writeFileSync(file, text);
  return readJsonFile(file, schema, 'a plan');
}

test('gives what the schema makes of the file', () => {
  expect(read('{ "epochs": 3 }')).toEqual({ epochs: 3, layers: [] });
});

test.each([
  ['a file that is not there', null, /a\.json: expected a plan as JSON, ENOENT/],
  ['what is no JSON', '{"epochs"', /a\.json: expected a plan as JSON, /],
  ['every place that does not fit', '{ "epochs": 0, "layers": [1, "x"] }', /expected a plan; epochs: .*; layers\.1: /],
  ['another kind of value', '[]', /a\.json: expected a plan; Invalid input/],
])('%s is refused with the file and the reason', (_what, text, message) => {
  expect(() => read(text)).toThrow(expect.objectContaining({ code: 'file/invalid' }) as Error);
  expect(() => read(text)).toThrow(message);
});

import { expect, test } from 'vitest';
import { tableFileFormat } from '#main/cli/table-file-format.ts';

test('the name of the file says which', () => {
  expect([tableFileFormat('a.JSONL'), tableFileFormat('b/c.csv')]).toEqual(['jsonl', 'csv']);
  expect(() => tableFileFormat('a.txt')).toThrow('expected a file that ends in .csv or .jsonl');
});

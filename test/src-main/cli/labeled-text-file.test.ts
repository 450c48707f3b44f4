import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { labeledTextFile } from '#main/cli/labeled-text-file.ts';

const texts = ['so, "good"', 'two\nlines'];

test('CSV is read back by another program', () => {
  const rows = parse(Buffer.from(labeledTextFile(texts, 'pros', 'csv')), { columns: true });
  expect(rows).toEqual(texts.map((text) => ({ text, label: 'pros' })));
});

test('JSON lines are an object each', () => {
  const lines = Buffer.from(labeledTextFile(texts, 'pros', 'jsonl'))
    .toString()
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(texts.map((text) => ({ text, label: 'pros' })));
});

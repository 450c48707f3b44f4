import { expect, test } from 'vitest';
import { runColumns } from '#renderer/views/runs/run-columns.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

test('every column has a key of its own and a help text, and can sort any run', () => {
  expect(new Set(runColumns.map((column) => column.id)).size).toBe(runColumns.length);
  for (const column of runColumns) {
    expect(column.help.length).toBeGreaterThan(3);
    const key = column.sortKey(exampleRun({ preset: null, tags: [] }));
    expect(key === null || ['number', 'string'].includes(typeof key)).toBe(true);
    expect(key).not.toBeNaN();
  }
});

import { expect, test } from 'vitest';
import { linesPerPage } from '#main/storage/log-table.ts';
import { exampleRun, now, workspaceWithRun } from './example-workspace.ts';

const line = (text: string) => ({ time: now, level: 'info', text }) as const;

test('lines come by cursor, each run its own', () => {
  const { workspace, runId } = workspaceWithRun('20261124aaaa');
  workspace.runs.insert(exampleRun('20261124bbbb'));
  workspace.logs.append(runId, line('first'));
  workspace.logs.append('20261124bbbb', line('of another'));
  const page = workspace.logs.read(runId, 0);
  expect(page.lines).toEqual([line('first')]);
  workspace.logs.append(runId, line('second'));
  const next = workspace.logs.read(runId, page.cursor);
  expect(next.lines.map(({ text }) => text)).toEqual(['second']);
  expect(workspace.logs.read(runId, next.cursor)).toEqual({ cursor: next.cursor, lines: [] });
});

test('a very long line is cut, and very many come in pages', () => {
  const { workspace, runId } = workspaceWithRun();
  workspace.logs.append(runId, line('x'.repeat(1_000_000)));
  expect(workspace.logs.read(runId, 0).lines[0]?.text.length).toBe(10_000);
  workspace.transaction(() => {
    for (let index = 0; index < linesPerPage; index += 1) workspace.logs.append(runId, line(String(index)));
  });
  const first = workspace.logs.read(runId, 0);
  expect(first.lines).toHaveLength(linesPerPage);
  expect(workspace.logs.read(runId, first.cursor).lines).toHaveLength(1);
});

import { setTimeout as sleep } from 'node:timers/promises';
import { openWorkspace } from '#main/storage/workspace.ts';

/**
 * `program.js WORKSPACE POINTS`: reads the metrics of all runs by cursor, ten times a second as a window would, until it
 * has seen so many points; then prints what it saw.
 */
const [directory = '', expected = '0'] = process.argv.slice(2);
const workspace = openWorkspace(directory, { access: 'read', holder: 'the reader of the bench' });
const cursors = new Map(workspace.runs.list().map((run) => [run.id, 0]));
let [points, pages, worstReadMs, lockErrors] = [0, 0, 0, 0];
while (points < Number(expected)) {
  for (const [runId, cursor] of cursors) {
    const startedAt = performance.now();
    try {
      const page = workspace.metrics.read(runId, cursor);
      cursors.set(runId, page?.cursor ?? cursor);
      points += page?.series.reduce((sum, series) => sum + series.steps.length, 0) ?? 0;
      pages += 1;
    } catch (error) {
      lockErrors += 1;
      console.error(error);
    }
    worstReadMs = Math.max(worstReadMs, performance.now() - startedAt);
  }
  await sleep(100);
}
console.log(JSON.stringify({ points, pages, worstReadMs, lockErrors }));

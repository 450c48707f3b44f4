import { test } from 'vitest';
import { workspaceWithRun, pointBatch, exampleRun, now } from './example-workspace.ts';
test('quick', () => {
  const { workspace, runId } = workspaceWithRun();
  const names = ['step/train/loss','step/train/kl','step/train/reconstruction','step/train/beta','step/train/gradientNorm'] as const;
  let t = performance.now(); let n = 0;
  for (let m = 0; m < 80; m++) {
    const rows: any[] = [];
    for (let s = 0; s < 500; s++) for (const name of names) rows.push([name, m*500+s, Math.random()]);
    const b = pointBatch(...rows);
    const t0 = performance.now();
    workspace.metrics.append(runId, 1, b); n += rows.length; t += 0; 
    (globalThis as any).acc = ((globalThis as any).acc ?? 0) + performance.now() - t0;
  }
  const acc = (globalThis as any).acc;
  console.log('points/s', n / acc * 1000, 'ms/message', acc/80);
  t = performance.now(); workspace.metrics.read(runId, 0); console.log('read all', performance.now()-t);
  t = performance.now(); workspace.metrics.read(runId, 79); console.log('read last2', performance.now()-t);
  workspace.transaction(() => {
  for (let i=0;i<10000;i++) { const id = '2026112400'+String(i).padStart(6,'0'); workspace.runs.insert(exampleRun(id)); workspace.attempts.begin(id, null, now);
    const rows: any[] = []; for (let k=0;k<20;k++) rows.push([`epoch/validation/kl.${k}`, 1, Math.random()]); for (let k=0;k<5;k++) rows.push([`step/train/kl.${k}`, 1, Math.random()]);
    workspace.metrics.append(id,1,pointBatch(...rows)); }
  });
  for (let i=0;i<5;i++){ t = performance.now(); const l = workspace.runs.list(); console.log('list', l.length, performance.now()-t);} 
});

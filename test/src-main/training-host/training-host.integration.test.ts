import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startChildProcessWorker } from '#main/training-host/training-host.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

function workerOf(source: string) {
  const file = join(temporaryDirectory(), 'worker.mjs');
  writeFileSync(file, source);
  return startChildProcessWorker(file)();
}

test('carries typed arrays as typed arrays', async () => {
  const worker = workerOf(`process.send({ type: 'log', array: Float64Array.of(1, 2) }, () => process.disconnect());`);
  const heard = new Promise<unknown>((resolve) => worker.onMessage(resolve));
  expect(await heard).toMatchObject({ array: Float64Array.of(1, 2) });
  expect(await worker.exited).toMatchObject({ code: 0 });
});

test('a silent end is told with its code and its last words', async () => {
  const worker = workerOf(`console.error('the last thing'); process.exit(3);`);
  expect(await worker.exited).toEqual({ code: 3, signal: null, lastWords: 'the last thing' });
});

test('a kill is told with its signal', async () => {
  const worker = workerOf(`process.send({ type: 'paused' }); setInterval(() => {}, 1000);`);
  worker.onMessage(() => worker.kill());
  expect(await worker.exited).toMatchObject({ code: null, signal: 'SIGKILL' });
});

test('sending to a worker that is gone is no error', async () => {
  const worker = workerOf(`process.exit(0);`);
  await worker.exited;
  expect(() => worker.send({ type: 'cancel' })).not.toThrow();
});

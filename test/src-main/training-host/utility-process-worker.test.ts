import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { startUtilityProcessWorker } from '#main/training-host/utility-process-worker.ts';
import type { ForkUtilityProcess } from '#main/training-host/utility-process-worker.ts';

test('speaks through messages and resolves when the process is gone, however it went', async () => {
  const child = Object.assign(new EventEmitter(), {
    posted: [] as unknown[],
    pid: undefined,
    stderr: new PassThrough(),
    postMessage: (message: unknown) => child.posted.push(message),
    kill: () => child.emit('exit', 137),
  });
  const fork = (() => child) as unknown as ForkUtilityProcess; // as much of Electron's process as is used
  const worker = startUtilityProcessWorker(fork, 'worker.js')();
  const heard: unknown[] = [];
  worker.onMessage((message) => heard.push(message));
  worker.send({ type: 'pause' });
  child.emit('message', { type: 'paused' });
  child.stderr.emit('data', Buffer.from('out of luck'));
  worker.kill();
  expect(await worker.exited).toEqual({ code: 137, signal: null, lastWords: 'out of luck' });
  expect(child.posted).toEqual([{ type: 'pause' }]);
  expect(heard).toEqual([{ type: 'paused' }]);
});

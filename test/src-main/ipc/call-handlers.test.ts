import { expect, test } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import { createCallHandlers } from '#main/ipc/call-handlers.ts';
import type { AskedServices } from '#main/ipc/call-handlers.ts';

test('each call of the contract has its handler, and hands its arguments to one service', async () => {
  const called: unknown[] = [];
  const recording = (room: string) =>
    new Proxy(
      {},
      {
        get:
          (_, verb) =>
          (...input: unknown[]) =>
            called.push([room, verb, ...input]),
      },
    );
  const services = {
    runs: recording('runs'),
    datasets: recording('datasets'),
    sweeps: recording('sweeps'),
    textWork: recording('textWork'),
    copyText: (text: string) => Promise.resolve(called.push(['window', 'copyText', text])),
  } as unknown as AskedServices;
  const handlers = createCallHandlers(services);
  expect(Object.keys(handlers).sort()).toEqual(Object.keys(callArguments).sort());
  await handlers['runs:pause']({ runId: 'a' });
  await handlers['metrics:read']({ runId: 'a', after: 3 });
  await handlers['datasets:images']({ hash: 'h', split: 'test', indices: [1] });
  expect(await handlers['runs:delete']({ runId: 'a' })).toBeNull();
  expect(await handlers['sweeps:delete']({ sweepId: 's', withRuns: true })).toBeNull();
  await handlers['sweeps:resume']({ sweepId: 's', trials: 9 });
  expect(await handlers['texts:cancel']({ workId: 'w' })).toBeNull();
  expect(await handlers['clipboard:write']({ text: 'a' })).toBeNull();
  expect(called).toEqual([
    ['runs', 'pause', 'a'],
    ['runs', 'readMetrics', 'a', 3],
    ['datasets', 'images', 'h', 'test', [1]],
    ['runs', 'remove', 'a'],
    ['sweeps', 'remove', 's', { withRuns: true }],
    ['sweeps', 'resume', 's', { trials: 9 }],
    ['textWork', 'cancel', 'w'],
    ['window', 'copyText', 'a'],
  ]);
});

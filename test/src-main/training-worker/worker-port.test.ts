import { afterEach, expect, test, vi } from 'vitest';
import { openWorkerPort } from '#main/training-worker/worker-port.ts';

afterEach(() => {
  Reflect.deleteProperty(process, 'parentPort');
  vi.restoreAllMocks();
});

test('in a utility process speaks through the parent port', () => {
  const posted: unknown[] = [];
  let deliver: ((event: { data: unknown }) => void) | undefined;
  Object.assign(process, {
    parentPort: {
      postMessage: (message: unknown) => posted.push(message),
      on: (_: string, listener: typeof deliver) => (deliver = listener),
    },
  });
  const port = openWorkerPort();
  const heard: unknown[] = [];
  port.onMessage((message) => heard.push(message));
  port.send({ type: 'paused' });
  deliver?.({ data: { type: 'pause' } });
  expect(posted).toEqual([{ type: 'paused' }]);
  expect(heard).toEqual([{ type: 'pause' }]);
});

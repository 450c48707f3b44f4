import { expect, test } from 'vitest';
import { errorValue, WorkbenchError } from '#shared/contract/errors.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { createAsk } from '#renderer/state/ask.ts';
import type { Notices } from '#renderer/state/notices.svelte.ts';

test('gives values; a failure is reported and undefined', async () => {
  const error = errorValue(new WorkbenchError('run/not-found', 'There is no run x.'));
  const results = [
    { ok: true, value: [] },
    { ok: false, error },
  ];
  const bridge = { call: () => Promise.resolve(results.shift()), on: () => () => undefined } as unknown as WorkbenchApi;
  const reported: unknown[] = [];
  const ask = createAsk(bridge, { report: (value: unknown) => reported.push(value) } as unknown as Notices);
  expect(await ask('runs:list', {})).toEqual([]);
  expect(await ask('runs:list', {})).toBeUndefined();
  expect(reported).toEqual([error]);
});

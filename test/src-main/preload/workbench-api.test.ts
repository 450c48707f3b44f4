import { describe, expect, test, vi } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import { eventNames } from '#shared/contract/events.ts';
import type { WorkbenchApi } from '#shared/contract/preload-api.ts';
import { isCallName } from '#shared/contract/preload-api.ts';
import { createWorkbenchApi } from '#main/preload/workbench-api.ts';
import type { MessagePipe } from '#main/preload/workbench-api.ts';

type Listener = (event: unknown, payload: unknown) => void;

function fakePipe() {
  const listeners = new Map<string, Listener[]>();
  const invoke = vi.fn<MessagePipe['invoke']>(() => Promise.resolve({ ok: true, value: null }));
  const pipe: MessagePipe = {
    invoke,
    on: (channel, listener) => listeners.set(channel, [...(listeners.get(channel) ?? []), listener]),
    removeListener: (channel, listener) =>
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((other) => other !== listener),
      ),
  };
  return { pipe, invoke, listeners };
}

/** The window may call with anything: types end at the border. */
const untyped = (api: WorkbenchApi) =>
  api as unknown as {
    call: (name: unknown, input: unknown) => Promise<unknown>;
    on: (name: unknown, listener: unknown) => () => void;
  };

describe('createWorkbenchApi', () => {
  test('has exactly two functions', () => {
    expect(Object.keys(createWorkbenchApi(fakePipe().pipe)).sort()).toEqual(['call', 'on']);
  });

  test('passes every call of the contract on, and no other name', async () => {
    const { pipe, invoke } = fakePipe();
    const api = untyped(createWorkbenchApi(pipe));
    for (const name of Object.keys(callArguments)) await api.call(name, {});
    expect(invoke).toHaveBeenCalledTimes(Object.keys(callArguments).length);
    for (const name of [
      'shell:open',
      '',
      'constructor',
      '__proto__',
      'toString',
      7,
      null,
      undefined,
      ['runs:list'],
      {},
    ]) {
      await expect(api.call(name, {})).rejects.toThrow('is not a call of the workbench');
    }
    expect(invoke).toHaveBeenCalledTimes(Object.keys(callArguments).length);
  });

  test('listens to every event of the contract, and to no other name', () => {
    const { pipe, listeners } = fakePipe();
    const api = untyped(createWorkbenchApi(pipe));
    for (const name of eventNames) api.on(name, () => {});
    expect([...listeners.keys()].sort()).toEqual([...eventNames].sort());
    for (const name of ['ipc-message', 'constructor', null, 3]) {
      expect(() => api.on(name, () => {})).toThrow('is not an event of the workbench');
    }
    expect(() => api.on('runs:changed', 'text')).toThrow('is not a function');
  });

  test('never hands the event object to a listener', () => {
    const { pipe, listeners } = fakePipe();
    const heard = vi.fn();
    createWorkbenchApi(pipe).on('runs:removed', heard);
    listeners.get('runs:removed')?.[0]?.({ sender: 'ipcRenderer' }, { runId: 'abcdefgh' });
    expect(heard.mock.calls).toEqual([[{ runId: 'abcdefgh' }]]);
  });

  test('stops listening when told', () => {
    const { pipe, listeners } = fakePipe();
    const stop = createWorkbenchApi(pipe).on('runs:removed', () => {});
    expect(stop()).toBeUndefined();
    expect(listeners.get('runs:removed')).toEqual([]);
  });
});

describe('isCallName', () => {
  test('knows the names of the contract and nothing else', () => {
    for (const name of Object.keys(callArguments)) expect(isCallName(name)).toBe(true);
    expect(isCallName('hasOwnProperty')).toBe(false);
  });
});

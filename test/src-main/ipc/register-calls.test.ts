import { describe, expect, test, vi } from 'vitest';
import { callArguments } from '#shared/contract/calls.ts';
import type { CallHandlers, CallName } from '#shared/contract/calls.ts';
import { registerCalls } from '#main/ipc/register-calls.ts';
import type { HandleCall } from '#main/ipc/register-calls.ts';

type Answer = Parameters<HandleCall>[1];

function registered() {
  const answers = new Map<CallName, Answer>();
  const list = vi.fn(() => []);
  const logDefect = vi.fn();
  registerCalls({
    handle: (name, answer) => answers.set(name, answer),
    handlers: { 'runs:list': list } as unknown as CallHandlers, // the only one that these tests call
    ownWebContentsId: () => 7,
    logDefect,
  });
  return { answers, list, logDefect };
}

describe('registerCalls', () => {
  test('registers every call of the contract once', () => {
    expect([...registered().answers.keys()].sort()).toEqual(Object.keys(callArguments).sort());
  });

  test('answers our own page', async () => {
    const { answers } = registered();
    const sender = { webContentsId: 7, isMainFrame: true, url: 'app://workbench/' };
    expect(await answers.get('runs:list')?.(sender, {})).toEqual({ ok: true, value: [] });
  });

  test('refuses any other sender before the handler, and logs it', async () => {
    const { answers, list, logDefect } = registered();
    const sender = { webContentsId: 7, isMainFrame: false, url: 'https://example.org/' };
    expect(await answers.get('runs:list')?.(sender, {})).toMatchObject({
      ok: false,
      error: { code: 'arguments/invalid' },
    });
    expect(list).not.toHaveBeenCalled();
    expect(logDefect).toHaveBeenCalledOnce();
  });
});

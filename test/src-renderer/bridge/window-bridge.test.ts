import { afterEach, expect, test, vi } from 'vitest';
import { windowBridge } from '#renderer/bridge/window-bridge.ts';

afterEach(() => void vi.unstubAllGlobals());

test('outside the app every call fails as a value, and listening does nothing', async () => {
  vi.stubGlobal('window', {});
  expect(await windowBridge().call('runs:list', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
  expect(() => windowBridge().on('runs:changed', () => undefined)()).not.toThrow();
});

test('a broken border is a failure too', async () => {
  vi.stubGlobal('window', { workbench: { call: () => Promise.reject(new Error('gone')) } });
  expect(await windowBridge().call('runs:list', {})).toMatchObject({ ok: false, error: { message: 'gone' } });
});

test('many listeners of an event listen at the border once; who stopped hears no more', () => {
  const atBorder: ((payload: unknown) => void)[] = [];
  vi.stubGlobal('window', { workbench: { on: (_name: string, listener: () => void) => atBorder.push(listener) } });
  const bridge = windowBridge();
  const heard: string[] = [];
  const stop = bridge.on('metrics:appended', ({ runId }) => heard.push(`first ${runId}`));
  bridge.on('metrics:appended', ({ runId }) => heard.push(`second ${runId}`));
  expect(atBorder).toHaveLength(1);
  atBorder[0]!({ runId: 'a' });
  stop();
  atBorder[0]!({ runId: 'b' });
  expect(heard).toEqual(['first a', 'second a', 'second b']);
});

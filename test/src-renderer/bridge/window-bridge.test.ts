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

import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';

test('answers, keeps what it was asked, and fails as a value', async () => {
  const bridge = new FakeBridge({ 'runs:list': () => [] });
  expect(await bridge.call('runs:list', {})).toEqual({ ok: true, value: [] });
  expect(await bridge.call('presets:list', {})).toMatchObject({ ok: false });
  expect(bridge.asked).toEqual([
    { name: 'runs:list', input: {} },
    { name: 'presets:list', input: {} },
  ]);
});

test('sends events to those who listen, until they stop', () => {
  const bridge = new FakeBridge({});
  const heard: string[] = [];
  const stop = bridge.on('runs:removed', ({ runId }) => heard.push(runId));
  bridge.send('runs:removed', { runId: 'a' });
  stop();
  bridge.send('runs:removed', { runId: 'b' });
  expect(heard).toEqual(['a']);
});

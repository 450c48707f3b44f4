import { expect, test } from 'vitest';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { CursorReader } from '#renderer/state/cursor-reader.ts';

function reader(results: boolean[] = []) {
  const waiting: ((isGood: boolean) => void)[] = [];
  let readings = 0;
  const cursor = new CursorReader(() => {
    readings += 1;
    const known = results.shift();
    return known === undefined ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve(known);
  });
  return { cursor, readings: () => readings, finish: (isGood: boolean) => waiting.shift()?.(isGood) };
}

test('news during a reading cause exactly one more', async () => {
  const { cursor, readings, finish } = reader();
  const done = cursor.news();
  void cursor.news();
  void cursor.news();
  expect(readings()).toBe(1);
  finish(true);
  await Promise.resolve();
  await Promise.resolve();
  finish(true);
  await done;
  expect(readings()).toBe(2);
});

test('after a failure the next news tries again; a stopped reader reads no more', async () => {
  const { cursor, readings } = reader([false, true]);
  await cursor.news();
  await cursor.news();
  expect(readings()).toBe(2);
  cursor.stop();
  await cursor.news();
  expect(readings()).toBe(2);
});

test('follows the events of its own run until it is told to stop', () => {
  const { cursor, readings } = reader([true, true, true]);
  const bridge = new FakeBridge({});
  const stop = cursor.follow(bridge.on.bind(bridge), 'logs:appended', 'mine');
  expect(readings()).toBe(1); // what there is
  bridge.send('logs:appended', { runId: 'another' });
  bridge.send('metrics:appended', { runId: 'mine' });
  stop();
  bridge.send('logs:appended', { runId: 'mine' });
  expect(readings()).toBe(1);
});

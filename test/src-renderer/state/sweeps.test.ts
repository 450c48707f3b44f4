import { describe, expect, test } from 'vitest';
import { createAsk } from '#renderer/state/ask.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import type { FakeAnswers } from '#renderer/bridge/fake-bridge.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { Sweeps } from '#renderer/state/sweeps.svelte.ts';
import { exampleSweep } from '#test/helpers/example-sweep.ts';

const one = exampleSweep({ id: 'one' });
const two = exampleSweep({ id: 'two' });
const counts = (finished: number) => ({ running: 0, finished, pruned: 0, failed: 0 });

/** Frames happen when they are told to. */
function watched(answers: FakeAnswers = { 'sweeps:list': () => [two, one] }) {
  const frames: (() => void)[] = [];
  const bridge = new FakeBridge(answers);
  const sweeps = new Sweeps(createAsk(bridge, new Notices()), (callback) => frames.push(callback));
  return { sweeps, bridge, frames, ids: () => sweeps.list.map(({ id }) => id) };
}

describe('the list of sweeps', () => {
  test('takes many changes in one frame as one, and puts a new sweep first', async () => {
    const { sweeps, frames, ids } = watched();
    await sweeps.load();
    sweeps.apply({ ...one, counts: counts(4) });
    sweeps.apply({ ...one, counts: counts(5) });
    sweeps.apply(exampleSweep({ id: 'three' }));
    expect(frames).toHaveLength(1);
    expect(sweeps.find('one')?.counts.finished).toBe(3);
    frames.pop()?.();
    expect(ids()).toEqual(['three', 'two', 'one']);
    expect(sweeps.find('one')?.counts.finished).toBe(5);
  });

  test('what was told while it was read is not lost, and what is older does not come back', async () => {
    const { sweeps } = watched();
    const loading = sweeps.load();
    sweeps.apply({ ...one, counts: counts(9) });
    sweeps.apply({ ...two, counts: counts(1) });
    await loading;
    expect(sweeps.find('one')?.counts.finished).toBe(9);
    expect(sweeps.find('two')?.counts.finished).toBe(3);
  });

  test('a failure to read is known', async () => {
    const { sweeps } = watched({});
    await sweeps.load();
    expect(sweeps.loadState).toBe('failed');
  });

  test('a removed sweep does not come back with a change that was on its way', async () => {
    const { sweeps, frames, ids } = watched();
    await sweeps.load();
    sweeps.apply(one);
    sweeps.remove('one');
    frames.pop()?.();
    expect(ids()).toEqual(['two']);
  });
});

test('shows at once what an action leads to, and asks for just that', async () => {
  const { sweeps, bridge } = watched({
    'sweeps:list': () => [one],
    'sweeps:pause': () => ({ ...one, isPaused: true }),
    'sweeps:set-workers': ({ workers }) => ({ ...one, workers }),
    'sweeps:resume': ({ trials }) => ({ ...one, trialLimit: trials ?? 0 }),
  });
  await sweeps.load();
  await sweeps.act('sweeps:pause', 'one');
  expect(sweeps.find('one')?.isPaused).toBe(true);
  await sweeps.setWorkers('one', 3);
  expect(sweeps.find('one')?.workers).toBe(3);
  await sweeps.extend('one', 70);
  expect(sweeps.find('one')?.trialLimit).toBe(70);
  expect(bridge.asked.slice(1).map(({ input }) => input)).toEqual([
    { sweepId: 'one' },
    { sweepId: 'one', workers: 3 },
    { sweepId: 'one', trials: 70 },
  ]);
});

test('a sweep that could not be deleted stays', async () => {
  const failing = watched();
  await failing.sweeps.load();
  expect(await failing.sweeps.delete('one', true)).toBe(false);
  expect(failing.ids()).toEqual(['two', 'one']);
  const { sweeps, bridge, ids } = watched({ 'sweeps:list': () => [one], 'sweeps:delete': () => null });
  await sweeps.load();
  expect(await sweeps.delete('one', true)).toBe(true);
  expect(ids()).toEqual([]);
  expect(bridge.asked.at(-1)?.input).toEqual({ sweepId: 'one', withRuns: true });
});

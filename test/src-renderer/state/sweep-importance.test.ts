import { expect, test } from 'vitest';
import type { SweepImportance } from '#shared/contract/sweep.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { ImportanceReader } from '#renderer/state/sweep-importance.svelte.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';

const figures = (warning: string): SweepImportance => ({ dimensions: [], pairs: [], warning });
const wanted = (objective: number, ended: number) => ({ objective, ended, isSettled: false });

test('asks once for what is there, again for enough new trials or another objective', async () => {
  const bridge = new FakeBridge({ 'sweeps:importance': ({ objective }) => figures(`of ${objective}`) });
  const reader = new ImportanceReader(createAsk(bridge, new Notices()), 's');
  await reader.follow(wanted(0, 20));
  await reader.follow(wanted(0, 22));
  expect(bridge.asked).toHaveLength(1);
  await reader.follow(wanted(0, 25));
  await reader.follow(wanted(1, 25));
  expect(bridge.asked.map(({ input }) => input)).toEqual([0, 0, 1].map((objective) => ({ sweepId: 's', objective })));
  expect(reader.value?.warning).toBe('of 1');
});

test('what is wanted while it is asked is asked afterwards, the last of it alone', async () => {
  const bridge = new FakeBridge({ 'sweeps:importance': ({ objective }) => figures(`of ${objective}`) });
  const reader = new ImportanceReader(createAsk(bridge, new Notices()), 's');
  const first = reader.follow(wanted(0, 20));
  void reader.follow(wanted(1, 20));
  void reader.follow(wanted(2, 20));
  await first;
  expect(bridge.asked).toHaveLength(2);
  expect(reader.value?.warning).toBe('of 2');
});

test('a failure keeps the old figures of the same objective, not those of another', async () => {
  let isBroken = false;
  const bridge = new FakeBridge({
    'sweeps:importance': () => {
      if (isBroken) throw new Error('The disk is gone.');
      return figures('first');
    },
  });
  const reader = new ImportanceReader(createAsk(bridge, new Notices()), 's');
  await reader.follow(wanted(0, 20));
  isBroken = true;
  await reader.follow(wanted(0, 40));
  expect([reader.loadState, reader.value?.warning]).toEqual(['failed', 'first']);
  await reader.follow(wanted(1, 40));
  expect(reader.value).toBeNull();
});

import { expect, test } from 'vitest';
import type { RunState } from '#shared/contract/run.ts';
import { createWaiting } from '#main/runs/waiting.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

function waitingOn(start: RunState) {
  let state = start;
  let isActive = true;
  const waiting = createWaiting(
    () => exampleRun({ state }),
    () => isActive,
  );
  return {
    waiting,
    change(next: RunState, active = isActive) {
      [state, isActive] = [next, active];
      waiting.look('x');
    },
  };
}

test('a run is settled when it has ended and its worker is gone, or when it is paused', async () => {
  const { waiting, change } = waitingOn('running');
  const settled: RunState[] = [];
  const promise = waiting.untilSettled('x').then((run) => settled.push(run.state));
  change('finished');
  await Promise.resolve();
  expect(settled).toEqual([]);
  change('finished', false);
  await promise;
  expect(settled).toEqual(['finished']);
  const paused = waitingOn('paused');
  expect((await paused.waiting.untilSettled('x')).state).toBe('paused');
});

test('several may wait, each for something of its own', async () => {
  const { waiting, change } = waitingOn('running');
  const both = Promise.all([waiting.until('x', (state) => state === 'paused'), waiting.untilGone('x')]);
  change('paused');
  change('canceled', false);
  expect((await both).map((run) => run.state)).toEqual(['paused', 'canceled']);
});

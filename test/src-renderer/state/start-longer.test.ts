import { expect, test } from 'vitest';
import type { CallArguments } from '#shared/contract/calls.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { longerRuns } from '#renderer/state/sweep-settings.ts';
import { startLonger } from '#renderer/state/start-longer.ts';
import { createWorkbench } from '#renderer/state/workbench.svelte.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleDefinition } from '#test/helpers/example-sweep.ts';

const drafts = longerRuns({ definition: exampleDefinition(), run: exampleRun(), epochs: 40, seeds: 3 });

function workbenchThatStarts(most: number) {
  let started = 0;
  const tagged: unknown[] = [];
  const bridge = new FakeBridge({
    'runs:start': (draft) => {
      if (started === most) throw new Error('The disk is full.');
      return exampleRun({ id: `2026112410000000000${started++}`, name: draft.name });
    },
    'runs:describe': (changes: CallArguments<'runs:describe'>) => {
      tagged.push(changes);
      return exampleRun({ id: changes.runId });
    },
  });
  globalThis.requestAnimationFrame ??= (callback) => Number(setTimeout(callback));
  return { workbench: createWorkbench(bridge), tagged };
}

test('starts each run, tags it with the sweep and compares them all', async () => {
  const { workbench, tagged } = workbenchThatStarts(3);
  workbench.comparison.runIds.add('of before');
  await startLonger(workbench, drafts, 'Digits sweep');
  const ids = [0, 1, 2].map((i) => `2026112410000000000${i}`);
  expect([...workbench.comparison.runIds]).toEqual(ids);
  expect(tagged).toEqual(ids.map((runId) => ({ runId, tags: ['Digits sweep'] })));
  expect(workbench.navigation.place).toEqual({ screen: 'compare' });
});

test('where not one can be started the person stays, with what was picked', async () => {
  const { workbench } = workbenchThatStarts(0);
  workbench.comparison.runIds.add('of before');
  await startLonger(workbench, drafts, 'Digits sweep');
  expect([...workbench.comparison.runIds]).toEqual(['of before']);
  expect(workbench.navigation.place).toEqual({ screen: 'runs' });
  expect(workbench.notices.list.map(({ message }) => message)).toEqual(['The disk is full.']);
});

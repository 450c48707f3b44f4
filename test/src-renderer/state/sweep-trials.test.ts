import { expect, test, vi } from 'vitest';
import type { CallArguments } from '#shared/contract/calls.ts';
import { FakeBridge } from '#renderer/bridge/fake-bridge.ts';
import { createAsk } from '#renderer/state/ask.ts';
import { Notices } from '#renderer/state/notices.svelte.ts';
import { SweepTrials } from '#renderer/state/sweep-trials.svelte.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition();
const sweepId = '20261124100000000sss';

/** Main knows as many trials as are in `values`, each with one epoch. */
function watched(values: number[]) {
  type Some = CallArguments<'sweeps:trials'>;
  const numbersOf = ({ numbers }: Some) =>
    (numbers ?? values.map((_, number) => number)).filter((i) => i < values.length);
  const bridge = new FakeBridge({
    'sweeps:trials': (input) =>
      exampleColumns(
        definition,
        numbersOf(input).map((number) => ({ number, objectives: [values[number]!], runId: `run-${number}` })),
      ),
    'sweeps:curves': (input) => ({
      numbers: Int32Array.from(numbersOf(input)),
      epochs: Int32Array.from(numbersOf(input), () => 1),
      values: Float64Array.from(numbersOf(input), (number) => values[number]!),
    }),
  });
  const trials = new SweepTrials(createAsk(bridge, new Notices()), sweepId, definition);
  const asked = () =>
    bridge.asked.filter(({ name }) => name === 'sweeps:trials').map(({ input }) => (input as Some).numbers); // its input
  return { bridge, trials, asked };
}

test('reads all once, then what changed, of its own sweep alone', async () => {
  vi.useFakeTimers();
  const values = [5, 4];
  const { bridge, trials, asked } = watched(values);
  const stop = trials.follow(bridge.on.bind(bridge));
  await vi.runAllTimersAsync();
  expect([...trials.columns.objectives]).toEqual([5, 4]);
  expect(trials.loadState).toBe('ready');

  values[1] = 3;
  values.push(9);
  bridge.send('trials:changed', { sweepId, numbers: [1] });
  bridge.send('trials:changed', { sweepId, numbers: [2, 1] });
  bridge.send('trials:changed', { sweepId: 'another0', numbers: [0] });
  await vi.runAllTimersAsync();
  expect([...trials.columns.objectives]).toEqual([5, 3, 9]);
  expect([...trials.curves.values]).toEqual([5, 3, 9]);
  expect(asked()).toEqual([null, [1], [1, 2]]);

  bridge.send('runs:removed', { runId: 'run-0' });
  bridge.send('runs:removed', { runId: 'of another sweep' });
  await vi.runAllTimersAsync();
  expect(asked().at(-1)).toEqual([0]);

  stop();
  bridge.send('trials:changed', { sweepId, numbers: [1] });
  await vi.runAllTimersAsync();
  expect(asked()).toHaveLength(4);
  vi.useRealTimers();
});

test('asks at most a few times a second', async () => {
  vi.useFakeTimers();
  const { bridge, trials, asked } = watched([1, 2, 3]);
  const stop = trials.follow(bridge.on.bind(bridge));
  for (let i = 0; i < 100; i++) {
    bridge.send('trials:changed', { sweepId, numbers: [i % 3] });
    await vi.advanceTimersByTimeAsync(10);
  }
  expect(asked().length).toBeGreaterThan(2);
  expect(asked().length).toBeLessThanOrEqual(5);
  stop();
  vi.useRealTimers();
});

test('a failure at the first reading is known and can be tried again', async () => {
  vi.useFakeTimers();
  const bridge = new FakeBridge({});
  const trials = new SweepTrials(createAsk(bridge, new Notices()), sweepId, definition);
  const stop = trials.follow(bridge.on.bind(bridge));
  await vi.runAllTimersAsync();
  expect(trials.loadState).toBe('failed');
  trials.again();
  expect(trials.loadState).toBe('loading');
  await vi.runAllTimersAsync();
  expect(bridge.asked).toHaveLength(4);
  stop();
  vi.useRealTimers();
});

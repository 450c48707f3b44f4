import { expect, test } from 'vitest';
import type { TimedTrial } from '#main/storage/sweep-table.ts';
import { bestTrials } from '#main/sweeps/sweep-best.ts';
import { millisecondsLeft, runningStanding } from '#main/sweeps/sweep-standing.ts';
import { exampleSweep, exampleTrial } from './example-sweep.ts';

function lasting(number: number, seconds: number, changes: Parameters<typeof exampleTrial>[1] = {}): TimedTrial {
  return { ...exampleTrial(number, changes), startedAt: 0, finishedAt: 1000 * seconds };
}

const standingOf = (trials: readonly TimedTrial[]) => runningStanding(exampleSweep({ trials: 10 }), trials);

test('the best of the finished trials stands there, and how long a trial took in the middle', () => {
  const standing = standingOf([
    lasting(0, 4, { objectives: [90] }),
    lasting(1, 1, { outcome: 'pruned' }),
    lasting(2, 6, { objectives: [80] }),
    lasting(3, 100, { outcome: 'running' }),
    lasting(4, 0, { outcome: 'failed' }),
  ]).read();
  expect(standing.best).toEqual({ number: 2, runId: 'run2', objectives: [80] });
  expect(standing.counts).toEqual({ running: 1, finished: 2, pruned: 1, failed: 1 });
  expect(standing.millisecondsOfTrial).toBe(4000);
  expect(standing.trialLimit).toBe(10);
});

test('kept up trial by trial it is what is read at once; the best is what a sort of all trials puts first', () => {
  const definition = exampleSweep({ constraints: [{ metric: 'epoch/validation/kl', atLeast: 3 }] });
  const values = [50, 20, NaN, 20, 70, 10, 30, 10];
  const kl = [1, 4, 5, 4, 9, 2, 3.5, 2];
  const trials = values.map((value, number) =>
    lasting(number, number, { objectives: [value], constraints: [kl[number]!] }),
  );
  const live = runningStanding(definition, []);
  for (const [count, trial] of trials.entries()) {
    live.put({ ...trial, outcome: 'running', objectives: [], constraints: [] });
    live.put(trial);
    live.put(trial); // told twice, counted once
    const sofar = trials.slice(0, count + 1);
    expect(live.read()).toEqual(runningStanding(definition, sofar).read());
    const [first] = bestTrials(
      definition,
      sofar.map((one) => ({ ...one, reports: [] })),
    );
    expect(live.read().best?.number).toBe(first?.number);
  }
  expect(live.read()).toMatchObject({ best: { number: 1 }, counts: { running: 0, finished: 8 } });
});

test('of several objectives the first one decides', () => {
  const objectives = ['epoch/validation/kl', 'epoch/validation/negativeElbo'].map((metric) => {
    return { metric, goal: metric.endsWith('kl') ? 'maximize' : 'minimize' };
  });
  const trials = [lasting(0, 1, { objectives: [3, 80] }), lasting(1, 1, { objectives: [4, 99] })];
  expect(runningStanding(exampleSweep({ objectives }), trials).read().best).toMatchObject({ number: 1 });
});

test('nothing is known before a trial has ended', () => {
  const standing = standingOf([]).read();
  expect(standing).toMatchObject({ best: null, millisecondsOfTrial: null });
  expect(millisecondsLeft(standing, 2)).toBeNull();
});

test('what is left is divided among the workers that have a trial; a sweep that does not run has no end', () => {
  const ended = [1, 2, 3, 4].map((number) => lasting(number, 4));
  const standing = standingOf([...ended, lasting(5, 1, { outcome: 'running' })]).read();
  expect(millisecondsLeft(standing, 2)).toBe((6 * 4000) / 2);
  expect(millisecondsLeft(standing, 64)).toBe(4000);
  expect(millisecondsLeft(standing, 0)).toBeNull();
});

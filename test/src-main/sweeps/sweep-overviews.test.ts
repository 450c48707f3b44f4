import { expect, test } from 'vitest';
import type { TimedTrial } from '#main/storage/sweep-table.ts';
import { createSweepOverviews } from '#main/sweeps/sweep-overviews.ts';
import type { PoolStanding } from '#main/sweeps/sweep-pool.ts';
import { exampleSweep, exampleTrial } from './example-sweep.ts';

const sweep = { id: 'a', state: 'running', definition: exampleSweep(), createdAt: '2026-11-24T10:00:00.000Z' } as const;
const running: TimedTrial = { ...exampleTrial(0, { outcome: 'running' }), startedAt: null, finishedAt: null };

function fixture(pool: PoolStanding | null = null) {
  const asked: (readonly number[] | null)[] = [];
  const trials = [running];
  const table = {
    trialTimes(_sweepId: string, numbers: readonly number[] | null = null) {
      asked.push(numbers);
      return trials;
    },
  };
  return { overviews: createSweepOverviews(table, () => pool), asked, trials };
}

test('trials are read once; one that changed is read alone, and all again after they were forgotten', () => {
  const { overviews, asked, trials } = fixture();
  overviews.trialChanged('a', 0); // of a sweep that nobody asked about
  overviews.of(sweep);
  trials[0] = { ...running, outcome: 'finished', objectives: [7] };
  overviews.trialChanged('a', 0);
  expect(overviews.of(sweep)).toMatchObject({ counts: { running: 0, finished: 1 }, best: { objectives: [7] } });
  expect(asked).toEqual([null, [0]]);
  overviews.forget('a');
  overviews.of(sweep);
  overviews.forgetAll();
  overviews.of(sweep);
  expect(asked).toEqual([null, [0], null, null]);
});

test('a sweep that runs has workers with threads, its own number of threads where the definition says one', () => {
  const { overviews } = fixture({ workers: 2, isPaused: true, error: null });
  expect(overviews.of(sweep)).toMatchObject({ workers: 2, isPaused: true });
  const definition = exampleSweep({ hyperparameters: { threads: 3 } });
  expect(overviews.of({ ...sweep, definition }).threadsOfWorker).toBe(3);
});

test('why a sweep stopped is remembered until it runs again', () => {
  const { overviews } = fixture();
  const error = { code: 'sweep/trials-fail', message: '5 trials in a row failed' };
  overviews.remember('a', error);
  overviews.forget('a');
  expect(overviews.of(sweep)).toMatchObject({ error, workers: 0, threadsOfWorker: 0, isPaused: false });
  overviews.remember('a', null);
  expect(overviews.of(sweep).error).toBeNull();
});

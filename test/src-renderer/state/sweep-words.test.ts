import { describe, expect, test } from 'vitest';
import {
  countsText,
  endedTrials,
  limitsText,
  objectiveText,
  outcomeOf,
  outcomeWords,
  sweepActions,
  sweepProgress,
  sweepStateWords,
  trialText,
  workersText,
} from '#renderer/state/sweep-words.ts';
import { exampleSweep } from '#test/helpers/example-sweep.ts';

const error = { code: 'sweep/trials-fail', message: 'All trials failed.' };

test.each([
  ['running', false, null, 'Running', ['sweeps:pause', 'sweeps:stop']],
  ['running', true, null, 'Paused', ['sweeps:resume', 'sweeps:stop']],
  ['stopped', false, null, 'Stopped', ['sweeps:resume']],
  ['stopped', false, error, 'Failed', ['sweeps:resume']],
  ['finished', false, null, 'Finished', []],
] as const)('a sweep that is %s (paused: %s, error: %j) is “%s”', (state, isPaused, failure, label, calls) => {
  const sweep = exampleSweep({ state, isPaused, error: failure });
  expect(sweepStateWords(sweep).label).toBe(label);
  expect(sweepActions(sweep).map(({ call }) => call)).toEqual(calls);
});

describe('progress', () => {
  const counts = { running: 2, finished: 5, pruned: 3, failed: 1 };

  test('counts what has ended of what is to be', () => {
    expect(endedTrials({ counts })).toBe(9);
    expect(sweepProgress({ counts, trialLimit: 36, state: 'running' })).toBe(0.25);
    expect(countsText(exampleSweep({ counts }))).toBe('5 finished · 3 pruned · 1 failed · 2 running');
  });

  test('is whole when finished, also of a sweep without trials, and never beyond', () => {
    expect(sweepProgress({ counts, trialLimit: 100, state: 'finished' })).toBe(1);
    expect(sweepProgress({ counts, trialLimit: 5, state: 'running' })).toBe(1);
    expect(sweepProgress({ counts, trialLimit: 0, state: 'stopped' })).toBe(0);
    expect(countsText(exampleSweep({ counts: { running: 0, finished: 0, pruned: 0, failed: 0 } }))).toBe(
      'no trial yet',
    );
  });
});

test('a trial without an end waits while its sweep does not compute', () => {
  const counts = { running: 2, finished: 1, pruned: 0, failed: 0 };
  expect(countsText(exampleSweep({ counts, state: 'stopped' }))).toBe('1 finished · 2 waiting');
  expect(countsText(exampleSweep({ counts, isPaused: true }))).toBe('1 finished · 2 waiting');
  expect(outcomeWords('running', true).label).toBe('Running');
  expect(outcomeWords('pruned', false).label).toBe('Pruned');
});

test('says what is looked for, by how many workers, and why not by more', () => {
  expect(objectiveText({ metric: 'epoch/validation/negativeElbo', goal: 'minimize' })).toBe('lowest Validation −ELBO');
  expect(objectiveText({ metric: 'final/test/knnAccuracy', goal: 'maximize' })).toBe(
    'highest Final test 10-NN accuracy',
  );
  expect(workersText({ workers: 1, threadsOfWorker: 2 })).toBe('1 worker with 2 threads');
  expect(workersText({ workers: 3, threadsOfWorker: 1 })).toBe('3 workers with 1 thread each');
  const limits = { suggested: 2, maximum: 2, cores: 2, memoryBytes: 23e9, bytesOfWorker: 8e8 };
  expect(limitsText(limits)).toBe('at most 2: 2 cores, 23 GB free at 800 MB each');
});

test('a trial is named by its sweep, or by the id of one that is not there', () => {
  const trial = { sweepId: '20261124abcd', number: 12 };
  expect(trialText(trial, exampleSweep())).toBe('trial 12 of Digits sweep');
  expect(trialText(trial, undefined)).toBe('trial 12 of sweep 20261124abcd');
});

test('an outcome that is not in the list is a mistake', () => {
  expect(outcomeOf(2)).toBe('pruned');
  expect(() => outcomeOf(4)).toThrow('4');
});

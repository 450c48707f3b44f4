import { expect, test } from 'vitest';
import { activeEntries } from '#renderer/views/shell/active-entries.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleSweep } from '#test/helpers/example-sweep.ts';

const sweep = exampleSweep();
const trial = { sweepId: sweep.id, number: 3 };

test('a running sweep is one line instead of its trials; other runs follow', () => {
  const runs = [
    exampleRun({ id: 'a', state: 'running', trial }),
    exampleRun({ id: 'b', state: 'running', name: 'Alone', millisecondsLeft: 5000 }),
    exampleRun({ id: 'c', state: 'finished' }),
    exampleRun({ id: 'd', state: 'queued', name: 'Waits' }),
  ];
  expect(activeEntries([sweep, exampleSweep({ id: 'done', state: 'finished' })], runs)).toMatchObject([
    { kind: 'sweep', id: sweep.id, share: 3 / 20, isActive: true, words: '3 of 20 trials · 1 min 30 s left' },
    { kind: 'run', id: 'b', title: 'Alone', isActive: true, words: '5 s left' },
    { kind: 'run', id: 'd', isActive: false, words: 'Queued' },
  ]);
});

test('a trial that a person resumes by hand after its sweep was stopped is a run like others', () => {
  const stopped = exampleSweep({ state: 'stopped' });
  expect(activeEntries([stopped], [exampleRun({ state: 'running', trial })])).toHaveLength(1);
});

test('a paused sweep says so and rests; one without an estimate says no time', () => {
  const [entry] = activeEntries([exampleSweep({ isPaused: true })], []);
  expect(entry).toMatchObject({ isActive: false, words: '3 of 20 trials · paused' });
  expect(activeEntries([exampleSweep({ millisecondsLeft: null })], [])[0]?.words).toBe('3 of 20 trials');
});

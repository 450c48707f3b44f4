import { expect, test } from 'vitest';
import { runStates } from '#shared/contract/run.ts';
import { isDeletable, runActions, runProgress, runTitle, stateWords } from '#renderer/state/run-words.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

test('every state has its own word and its own icon', () => {
  const words = runStates.map((state) => stateWords[state]);
  expect(new Set(words.map((word) => word.label)).size).toBe(runStates.length);
  expect(new Set(words.map((word) => word.icon)).size).toBe(runStates.length);
});

test('what can be done fits the state', () => {
  const calls = (state: (typeof runStates)[number], isResumable = false) =>
    runActions({ state, isResumable }).map((action) => action.call);
  expect(calls('running')).toEqual(['runs:pause', 'runs:cancel']);
  expect(calls('queued')).toEqual(['runs:cancel']);
  expect(calls('paused')).toEqual(['runs:resume', 'runs:cancel']);
  expect(calls('interrupted', true)).toEqual(['runs:resume']);
  expect(calls('failed')).toEqual([]);
  expect(runStates.filter((state) => isDeletable({ state }))).toEqual([
    'finished',
    'canceled',
    'failed',
    'interrupted',
  ]);
});

test('progress is the share of all steps; an early stop is the end', () => {
  expect(runProgress(exampleRun({ state: 'running', step: 25 }))).toBe(0.25);
  expect(runProgress(exampleRun({ state: 'running', stepsPerEpoch: null, epoch: 5 }))).toBe(0.5);
  expect(runProgress(exampleRun({ state: 'finished', step: 30 }))).toBe(1);
  expect(runTitle(exampleRun({ name: ' ', id: 'x' }))).toBe('x');
});

import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { trialEnd } from '#main/sweeps/trial-end.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { definition, metric } from './sweep-fixture.ts';

const running = { wasPruned: false, isStopping: false, crashes: 1 };
const crashed = { code: 'training/crashed', message: 'signal SIGSEGV' };
const constrained = definition({ constraints: [{ metric: 'epoch/validation/kl', atLeast: 3 }] });

function end(changes: Partial<Run>, how: Partial<typeof running> = {}) {
  return trialEnd(constrained, exampleRun({ attempt: 1, isResumable: true, ...changes }), { ...running, ...how });
}

test('a finished run gives its objectives and constraints in their own sign', () => {
  expect(end({ state: 'finished', metrics: { [metric]: 120, 'epoch/validation/kl': 5 } })).toEqual({
    outcome: 'finished',
    objectives: [120],
    constraints: [5],
  });
});

test('a finished run without one of them has failed as a trial', () => {
  expect(end({ state: 'finished', metrics: { [metric]: 120 } })).toMatchObject({ outcome: 'failed', objectives: [] });
});

test('a crash is tried again until the third; numbers that are not finite are not', () => {
  expect(end({ state: 'failed', error: crashed })).toBe('resume');
  expect(end({ state: 'failed', error: crashed, attempt: 7 })).toBe('resume'); // most of them after a pause
  expect(end({ state: 'failed', error: crashed }, { crashes: 3 })).toMatchObject({ outcome: 'failed' });
  expect(end({ state: 'failed', isResumable: false })).toMatchObject({ outcome: 'failed' });
});

test('what was canceled is pruned, left open while the sweep stops, or failed', () => {
  expect(end({ state: 'canceled' }, { wasPruned: true })).toMatchObject({ outcome: 'pruned' });
  expect(end({ state: 'canceled' }, { isStopping: true })).toBe('leave');
  expect(end({ state: 'failed', error: crashed }, { isStopping: true })).toBe('leave');
  expect(end({ state: 'canceled' })).toMatchObject({ outcome: 'failed' });
});

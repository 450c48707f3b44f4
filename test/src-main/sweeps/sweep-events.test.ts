import { expect, test } from 'vitest';
import type { PublishEvent } from '#shared/contract/events.ts';
import type { SweepOverview } from '#shared/contract/sweep.ts';
import { sweepEvents } from '#main/sweeps/sweep-events.ts';
import { exampleTrial } from './example-sweep.ts';

function fixture(overviewOf = (id: string) => ({ id }) as SweepOverview) {
  const published: unknown[] = [];
  const later: (() => void)[] = [];
  const publish: PublishEvent = (name, payload) => void published.push([name, payload]);
  const changed = sweepEvents(publish, overviewOf, (callback) => void later.push(callback));
  return { published, changed, pass: () => later.splice(0).forEach((callback) => callback()) };
}

test('many changes within a moment are one event with the numbers of the trials, each once', () => {
  const { published, changed, pass } = fixture();
  for (const number of [3, 4, 3, 5]) changed('a', exampleTrial(number));
  expect(published).toEqual([]);
  pass();
  expect(published).toEqual([
    ['trials:changed', { sweepId: 'a', numbers: [3, 4, 5] }],
    ['sweeps:changed', { sweep: { id: 'a' } }],
  ]);
});

test('a change after that is told too, and a change of the sweep alone names no trial', () => {
  const { published, changed, pass } = fixture();
  changed('a', null);
  pass();
  changed('a', null);
  changed('b', exampleTrial(0));
  pass();
  const names = published.map((event) => (event as [string])[0]);
  expect(names).toEqual(['sweeps:changed', 'sweeps:changed', 'trials:changed', 'sweeps:changed']);
});

test('a sweep that is gone meanwhile is no longer told of', () => {
  const { published, changed, pass } = fixture(() => {
    throw new Error('gone');
  });
  changed('a', null);
  pass();
  expect(published).toEqual([]);
});

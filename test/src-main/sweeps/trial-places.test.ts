import { expect, test } from 'vitest';
import type { Run } from '#shared/contract/run.ts';
import { createTrialPlaces, isUnderWay } from '#main/sweeps/trial-places.ts';
import type { Cut } from '#main/sweeps/trial-places.ts';
import { runServiceFixture } from '#test/helpers/run-service-fixture.ts';
import { settle } from './sweep-fixture.ts';

function fixture({ hasRoom = () => true }: { readonly hasRoom?: () => boolean } = {}) {
  let heard = (_run: Run): void => undefined;
  const runs = runServiceFixture({
    maximumRunning: 2,
    heard(name, payload) {
      if (name === 'runs:changed' && 'run' in payload) heard(payload.run);
    },
  });
  const [ended, lost]: [[string, number, Cut | null][], number[]] = [[], []];
  const places = createTrialPlaces(runs.runs, {
    ended: ({ state }, number, cut) => void ended.push([state, number, cut]),
    lost: (number) => void lost.push(number),
    hasRoom,
  });
  heard = places.heard;
  const take = (number: number) => {
    const { id } = runs.runs.start(runs.draft());
    places.take(id, number);
    return id;
  };
  const end = async (worker: number, how: 'finished' | 'canceled') => {
    runs.workers[worker]!.say({ type: 'result', result: { kind: 'train', end: how } });
    await runs.workers[worker]!.exit();
    await settle();
  };
  const asked = () => runs.workers.map((worker) => worker.lastAsked().type);
  return { ...runs, places, ended, lost, take, end, asked };
}

test('a run has its place until it has ended, and its end is told once, with why it was cut', async () => {
  const { places, ended, take, end } = fixture();
  const first = take(3);
  const second = take(4);
  expect(places.size()).toBe(2);
  expect(places.numberOf(second)).toBe(4);
  await end(0, 'finished');
  places.cut(second, 'wait');
  expect(places.isCut(second)).toBe(true);
  await end(1, 'canceled');
  expect(ended).toEqual([
    ['finished', 3, null],
    ['canceled', 4, 'wait'],
  ]);
  expect(places.size()).toBe(0);
  expect(places.numberOf(first)).toBeNull();
});

test('one that is not under way goes on from where it was; a run that is gone is lost', async () => {
  const { places, runs, workers, lost, take, end } = fixture();
  const id = take(0);
  places.cut(id, 'wait');
  await end(0, 'canceled');
  places.take(id, 0);
  await settle();
  expect(runs.get(id).state).toBe('running');
  expect(workers).toHaveLength(2);
  places.cut(id, 'wait');
  await end(1, 'canceled');
  places.take(id, 0);
  await runs.remove(id);
  await settle();
  expect(lost).toEqual([0]);
  expect(places.size()).toBe(0);
});

test('a pause reaches one that is about to go on; one that somebody lets go on is left alone', async () => {
  const { places, runs, workers, asked, take, end } = fixture();
  const [first, second] = [take(0), take(1)];
  places.cut(second, 'wait');
  await end(1, 'canceled');
  places.take(second, 1);
  const pausing = places.pause();
  await settle();
  expect(asked()).toEqual(['pause', 'cancel', 'pause']);
  workers[0]!.say({ type: 'paused' });
  await pausing;
  await settle();
  void runs.resume(first);
  workers[0]!.say({ type: 'continued' });
  await settle();
  expect(asked()).toEqual(['continue', 'cancel', 'pause']);
  places.goOn();
  workers[2]!.say({ type: 'paused' }); // it heard of the pause only now
  await settle();
  expect(asked()).toEqual(['continue', 'cancel', 'continue']);
});

test('those that held still go on one by one, as soon as there is room', async () => {
  let room = 1;
  const { places, workers, asked, take } = fixture({ hasRoom: () => places.computing() < room });
  take(0);
  take(1);
  expect(places.computing()).toBe(2);
  const pausing = places.pause();
  for (const worker of workers) worker.say({ type: 'paused' });
  await pausing;
  await settle();
  expect(places.computing()).toBe(0);
  places.goOn();
  expect(asked()).toEqual(['continue', 'pause']);
  expect(places.computing()).toBe(1); // it has not heard yet, and counts all the same
  workers[0]!.say({ type: 'continued' });
  await settle();
  places.lookForRoom();
  expect(asked()).toEqual(['continue', 'pause']);
  room = 2;
  places.lookForRoom();
  expect(asked()).toEqual(['continue', 'continue']);
});

test('those in line are parked by a pause', async () => {
  const { places, workers, ended, take } = fixture();
  take(0);
  take(1);
  const third = take(2);
  void places.pause();
  await settle();
  expect(ended).toEqual([['canceled', 2, 'park']]);
  expect(places.numberOf(third)).toBeNull();
  expect(workers).toHaveLength(2);
});

test('all are canceled, also one that is about to go on', async () => {
  const { places, ended, take, end, asked } = fixture();
  const id = take(0);
  places.cut(id, 'wait');
  await end(0, 'canceled');
  ended.splice(0);
  places.take(id, 0);
  const canceling = places.cancelAll();
  await settle();
  expect(asked()).toEqual(['cancel', 'cancel']);
  await end(1, 'canceled');
  await canceling;
  expect(ended).toEqual([['canceled', 0, null]]);
});

test('a run is under way as long as it has something to come', () => {
  const { runs, draft } = fixture();
  const run = runs.start(draft());
  const states = ['queued', 'running', 'paused', 'finished', 'canceled', 'failed', 'interrupted'] as const;
  expect(states.filter((state) => isUnderWay({ ...run, state }))).toEqual(['queued', 'running', 'paused']);
});

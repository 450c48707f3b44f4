import { generationReplay } from '#shared/search/generations.ts';
import type { Search, Trial } from '#shared/search/trial.ts';
import { describe, expect, it } from 'vitest';
import { trialOf } from './simulated-search.ts';

/** The state is the list of generations; each is larger by one than the one before it. */
function recorder() {
  const calls = { tells: 0 };
  const replay = generationReplay<readonly (readonly number[])[]>({
    start: () => [],
    generationSize: (generations) => 2 + generations.length,
    tell: (generations, trials) => {
      calls.tells++;
      return [...generations, trials.map(({ number }) => number)];
    },
  });
  return { replay, calls };
}

const searchOf = (trials: readonly Trial[], seed = 0): Search => ({
  space: [],
  trials,
  objectives: 1,
  seed,
  number: trials.length,
});
const finished = (count: number) =>
  Array.from({ length: count }, (_, number) => trialOf(number, { x: number }, { objectives: [number] }));

describe('generationReplay', () => {
  it('fills generations with ended trials in the order of their numbers', () => {
    const { replay } = recorder();
    expect(replay(searchOf([]))).toEqual([]);
    expect(replay(searchOf(finished(4)))).toEqual([[0, 1]]);
    expect(replay(searchOf(finished(9)))).toEqual([
      [0, 1],
      [2, 3, 4],
      [5, 6, 7, 8],
    ]);
  });

  it('passes over a trial that runs, which takes its place when it ends', () => {
    const { replay } = recorder();
    const trials = finished(6);
    const before = trials.with(1, { ...trials[1]!, outcome: 'running', objectives: [] });
    expect(replay(searchOf(before))).toEqual([
      [0, 2],
      [3, 4, 5],
    ]);
    expect(replay(searchOf(trials))).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
  });

  it('tells each generation once in a growing search, also of copied trials', () => {
    const { replay, calls } = recorder();
    for (let count = 0; count <= 200; count++) replay(searchOf(structuredClone(finished(count))));
    expect(calls.tells).toBe(replay(searchOf(finished(200))).length);
  });

  it('tells anew from the first generation that differs in anything it is told', () => {
    const changes: Partial<Trial>[] = [
      { outcome: 'failed' },
      { point: { x: 0.5 } },
      { point: { y: 4 } },
      { objectives: [0.5] },
      { constraints: [1] },
      { reports: [{ step: 1, value: 1 }] },
    ];
    for (const change of changes) {
      const { replay, calls } = recorder();
      const trials = finished(9);
      replay(searchOf(trials));
      replay(searchOf(trials.with(4, { ...trials[4]!, ...change })));
      expect(calls.tells).toBe(3 + 2);
    }
  });

  it('tells all anew for another seed', () => {
    const { replay, calls } = recorder();
    replay(searchOf(finished(9), 1));
    replay(searchOf(finished(9), 2));
    expect(calls.tells).toBe(6);
  });
});

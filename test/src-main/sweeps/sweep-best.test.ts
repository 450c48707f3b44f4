import { describe, expect, it } from 'vitest';
import { randomStream } from '#shared/random/random-stream.ts';
import type { SweepTrial } from '#shared/contract/sweep.ts';
import { bestTrials, paretoTrials } from '#main/sweeps/sweep-best.ts';
import { accuracy, exampleSweep, exampleTrial, loss } from './example-sweep.ts';

const numbers = (trials: readonly SweepTrial[]) => trials.map(({ number }) => number);
const finished = (values: readonly (readonly number[])[]) =>
  values.map((objectives, number) => exampleTrial(number, { objectives }));

const maximized = exampleSweep({ objectives: [{ metric: accuracy, goal: 'maximize' }] });
const both = [
  { metric: loss, goal: 'minimize' },
  { metric: accuracy, goal: 'maximize' },
];
const constrained = { constraints: [{ metric: loss, atLeast: 3 }] };

describe('bestTrials', () => {
  it('puts the least first, or the largest where that is the goal; of equal ones the earlier', () => {
    const trials = finished([[3], [1], [2], [1]]);
    expect(bestTrials(exampleSweep(), trials)).toEqual([1, 3, 2, 0].map((number) => trials[number]));
    expect(numbers(bestTrials(maximized, trials))).toEqual([0, 2, 1, 3]);
  });

  it('puts trials that violate a constraint last, the worst of them at the end', () => {
    const trials = [1, 2.9, 3, 50].map((value, number) =>
      exampleTrial(number, { objectives: [number], constraints: [value] }),
    );
    expect(numbers(bestTrials(exampleSweep(constrained), trials))).toEqual([2, 3, 1, 0]);
  });

  it('goes by nondominated rank where there are several objectives', () => {
    const trials = finished([
      [2, 0.5],
      [1, 0.6],
      [3, 0.4],
    ]);
    expect(numbers(bestTrials(exampleSweep({ objectives: both }), trials))).toEqual([1, 0, 2]);
  });

  it('leaves out what has not finished or has no number, wherever it stands', () => {
    const reports = [{ step: 1, value: 0 }];
    const trials = [
      exampleTrial(0, { outcome: 'failed', reports }),
      exampleTrial(1, { outcome: 'pruned', reports }),
      exampleTrial(2, { outcome: 'running', reports }),
      exampleTrial(3, { objectives: [NaN] }),
      exampleTrial(4, { objectives: [8] }),
    ];
    expect(numbers(bestTrials(exampleSweep(), trials))).toEqual([4]);
    expect(numbers(bestTrials(exampleSweep(), trials.slice(4)))).toEqual([4]);
    expect(bestTrials(exampleSweep(), [])).toEqual([]);
  });
});

describe('paretoTrials', () => {
  it('are those that no other dominates, as brute force finds them, the best by the first objective first', () => {
    const { below } = randomStream([1, 0], 'trials of a front');
    const trials = finished(
      Array.from({ length: 200 }, () => {
        const x = below(50);
        return [x, x + below(20)];
      }),
    );
    const isBeaten = ([x, y]: readonly number[]) =>
      trials.some(({ objectives: [a, b] }) => a! <= x! && b! >= y! && (a! < x! || b! > y!));
    const front = paretoTrials(exampleSweep({ objectives: both }), trials);
    expect(new Set(front)).toEqual(new Set(trials.filter(({ objectives }) => !isBeaten(objectives))));
    expect(front.length).toBeGreaterThan(3);
    const first = front.map(({ objectives }) => objectives[0]!);
    expect(first).toEqual(first.toSorted((a, b) => a - b));
  });

  it('keeps all of the equal ones, and of one objective the best alone', () => {
    expect(
      numbers(
        paretoTrials(
          exampleSweep({ objectives: both }),
          finished([
            [1, 1],
            [1, 1],
            [2, 1],
          ]),
        ),
      ),
    ).toEqual([0, 1]);
    expect(numbers(paretoTrials(maximized, finished([[1], [4], [2]])))).toEqual([1]);
  });

  it('leaves out what violates a constraint, has not finished or has no number', () => {
    const trials = [
      exampleTrial(0, { objectives: [0, 1], constraints: [2] }),
      exampleTrial(1, { objectives: [5, 0.5], constraints: [4] }),
      exampleTrial(2, { objectives: [NaN, 0.9], constraints: [4] }),
      exampleTrial(3, { outcome: 'pruned', reports: [{ step: 1, value: 0 }] }),
    ];
    const definition = exampleSweep({ objectives: both, ...constrained });
    expect(numbers(paretoTrials(definition, trials))).toEqual([1]);
    expect(paretoTrials(definition, trials.slice(0, 1))).toEqual([]);
    expect(paretoTrials(definition, [])).toEqual([]);
  });
});

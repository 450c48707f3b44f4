import { describe, expect, it } from 'vitest';
import { searchOf, searchTrial } from '#main/sweeps/search-trials.ts';
import { searchSpaceOf } from '#main/sweeps/sweep-space.ts';
import { accuracy, exampleSweep, exampleTrial, loss } from './example-sweep.ts';

const maximized = exampleSweep({ objectives: [{ metric: accuracy, goal: 'maximize' }] });

describe('searchTrial', () => {
  it('turns the sign of what is maximized, in objectives and reports', () => {
    const trial = exampleTrial(4, { objectives: [0.9], reports: [{ step: 1, value: 0.5 }, { step: 2, value: 0.9 }] }); // prettier-ignore
    expect(searchTrial(maximized, trial)).toEqual({
      number: 4,
      point: trial.point,
      outcome: 'finished',
      objectives: [-0.9],
      constraints: [],
      reports: [
        { step: 1, value: -0.5 },
        { step: 2, value: -0.9 },
      ],
    });
    expect(searchTrial(exampleSweep(), trial)).toMatchObject({ objectives: [0.9], reports: trial.reports });
  });

  it('turns each of several objectives by its own goal, and reports as the first', () => {
    const objectives = [
      { metric: loss, goal: 'minimize' },
      { metric: accuracy, goal: 'maximize' },
    ];
    const trial = exampleTrial(0, { objectives: [100, 0.9], reports: [{ step: 1, value: 120 }] });
    expect(searchTrial(exampleSweep({ objectives }), trial)).toMatchObject({
      objectives: [100, -0.9],
      reports: [{ step: 1, value: 120 }],
    });
  });

  it.each([
    [{ atLeast: 3 }, [2, 3, 5], [1, 0, -2]],
    [{ atMost: 8 }, [9, 8, 5], [1, 0, -3]],
    [{ atLeast: 3, atMost: 8 }, [1, 3, 5, 7, 8, 10], [2, 0, -2, -1, 0, 2]],
    [{ atLeast: 0, atMost: 0 }, [-1, 0, 1], [1, 0, 1]],
  ])('measures by how much a constraint %j is violated', (bounds, values, violations) => {
    const definition = exampleSweep({ constraints: values.map(() => ({ metric: loss, ...bounds })) });
    const trial = exampleTrial(0, { objectives: [1], constraints: values });
    expect(searchTrial(definition, trial).constraints).toEqual(violations);
  });

  it('leaves constraints in the sign of their metric when the objective is maximized', () => {
    const definition = { ...maximized, constraints: [{ metric: accuracy, atLeast: 0.5 } as const] };
    expect(searchTrial(definition, exampleTrial(0, { constraints: [0.25] })).constraints).toEqual([0.25]);
  });

  it('leaves NaN to be seen', () => {
    const definition = exampleSweep({ constraints: [{ metric: loss, atMost: 1 }] });
    const trial = exampleTrial(0, { objectives: [NaN], constraints: [NaN] });
    expect(searchTrial(definition, trial)).toMatchObject({ objectives: [NaN], constraints: [NaN] });
  });

  it.each(['running', 'pruned', 'failed'] as const)('gives no objectives to a trial that is %s', (outcome) => {
    const constraints = [{ metric: loss, atMost: 1 }];
    const trial = exampleTrial(0, { outcome, reports: [{ step: 1, value: 7 }] });
    expect(searchTrial(exampleSweep({ constraints }), trial)).toMatchObject({
      outcome,
      objectives: [],
      constraints: [],
      reports: [{ step: 1, value: 7 }],
    });
  });

  it('gives for an ended trial the same object again, one for each sweep', () => {
    const minimized = exampleSweep();
    const trial = exampleTrial(0, { objectives: [2] });
    expect(searchTrial(maximized, trial)).toBe(searchTrial(maximized, trial));
    expect(searchTrial(maximized, trial).objectives).toEqual([-2]);
    expect(searchTrial(minimized, trial).objectives).toEqual([2]);
  });
});

describe('searchOf', () => {
  it('is the space, the trials in their order, the number of objectives, the seed and the number', () => {
    const trials = [exampleTrial(0, { objectives: [5] }), exampleTrial(1, { outcome: 'running' })];
    expect(searchOf(maximized, trials, 2)).toEqual({
      space: searchSpaceOf(maximized),
      trials: trials.map((trial) => searchTrial(maximized, trial)),
      objectives: 1,
      seed: 3,
      number: 2,
    });
  });

  it('of no trials has none', () => {
    expect(searchOf(exampleSweep(), [], 0)).toMatchObject({ trials: [], objectives: 1, number: 0 });
  });
});

import { describe, expect, test } from 'vitest';
import { durations, historyAxis, keptPlaces, trialAxes, trialTones } from '#renderer/views/sweep/trial-axes.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition({
  constraints: [
    { metric: 'epoch/validation/kl', atLeast: 5 },
    { metric: 'epoch/validation/negativeElbo', atMost: 200 },
  ],
});
const columns = exampleColumns(definition, [
  { number: 0, point: [0.5, 1], objectives: [100], constraints: [6, 100], startedAt: 1000, endedAt: 3500 },
  { number: 1, point: [2, 0], objectives: [90], constraints: [4, 90], startedAt: 2000, endedAt: 3000 },
  { number: 2, point: [3, 0], outcome: 'pruned', startedAt: 3000, endedAt: 4000 },
  { number: 3, point: [4, 1], outcome: 'running', startedAt: 4000 },
  { number: 4, point: [5, 1], objectives: [80], constraints: [NaN, 80] },
]);

describe('axes of trials', () => {
  const axes = trialAxes(definition, columns);

  test('have the words of the hyperparameter table and the range and scale of the definition', () => {
    expect(axes.dimensions).toMatchObject([
      { id: 'beta', label: 'KL weight', scale: 'log', range: [0.1, 10], choices: [] },
      { id: 'optimizer', label: 'Optimizer', scale: 'choice', range: [0, 1], choices: ['Adam', 'SGD'] },
    ]);
    expect([...axes.dimensions[0]!.values]).toEqual([0.5, 2, 3, 4, 5]);
    expect([...axes.dimensions[1]!.values]).toEqual([1, 0, 0, 1, 1]);
  });

  test('of figures span what was measured; a constraint on an objective is not shown twice', () => {
    expect(axes.objectives).toMatchObject([{ id: 'objective-0', unit: 'nats per example', range: [80, 100] }]);
    expect(axes.constraints.map(({ id, label }) => [id, label])).toEqual([['constraint-0', 'Validation KL']]);
    expect([...axes.constraints[0]!.values]).toEqual([6, 4, NaN, NaN, NaN]);
    expect([...axes.duration.values]).toEqual([2.5, 1, 1, NaN, NaN]);
  });

  test('without trials are there, empty', () => {
    const empty = trialAxes(definition, exampleColumns(definition, []));
    expect(empty.objectives[0]).toMatchObject({ range: [0, 1] });
    expect(empty.dimensions[0]?.values).toHaveLength(0);
  });
});

test('tones: finished plain, outside of the constraints or without a figure bad, not finished faded', () => {
  expect([...trialTones(definition, columns)]).toEqual([0, 2, 1, 1, 2]);
});

test('a history shows trials without a result at the end of their curves', () => {
  const bundle = {
    offsets: Int32Array.of(0, 1, 2, 4, 4, 4),
    epochs: Int32Array.of(1, 1, 1, 2),
    values: Float64Array.of(120, 110, 150, 140),
  };
  const axis = historyAxis(trialAxes(definition, columns).objectives[0]!, bundle);
  expect([...axis.values]).toEqual([100, 90, 140, NaN, 80]);
});

test('durations are seconds', () => {
  expect([...durations({ ...columns, startedAt: Float64Array.of(0), endedAt: Float64Array.of(1500) })]).toEqual([1.5]);
});

test('places of a mask', () => {
  expect(keptPlaces(Uint8Array.of(1, 0, 0, 1))).toEqual(Int32Array.of(0, 3));
  expect(keptPlaces(new Uint8Array())).toHaveLength(0);
});

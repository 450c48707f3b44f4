import { describe, expect, test } from 'vitest';
import { bundledCurves, mergedCurves, mergedTrials } from '#renderer/state/sweep-columns.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';
import type { ExampleTrial } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition({ constraints: [{ metric: 'epoch/validation/kl', atLeast: 5 }] });
const trial = (number: number, value: number): ExampleTrial => ({
  number,
  point: [value, 1],
  objectives: [10 * value],
  constraints: [value + 1],
  runId: `run-${number}-${value}`,
  startedAt: number,
  endedAt: number + value,
});
const columns = (...trials: readonly ExampleTrial[]) => exampleColumns(definition, trials);

describe('mergedTrials', () => {
  test('replaces rows of the same number, adds new ones, keeps the order of numbers', () => {
    const merged = mergedTrials(
      definition,
      columns(trial(0, 1), trial(2, 1), trial(3, 1)),
      columns(trial(1, 7), trial(2, 8), trial(9, 9)),
    );
    expect(merged).toEqual(columns(trial(0, 1), trial(1, 7), trial(2, 8), trial(3, 1), trial(9, 9)));
  });

  test('nothing new changes nothing; nothing known takes all', () => {
    const some = columns(trial(0, 1));
    expect(mergedTrials(definition, some, columns())).toBe(some);
    expect(mergedTrials(definition, columns(), some)).toBe(some);
  });

  test('does not write into what it was given', () => {
    const known = columns(trial(0, 1));
    mergedTrials(definition, known, columns(trial(0, 2)));
    expect(known).toEqual(columns(trial(0, 1)));
  });
});

const curves = (...points: readonly (readonly [number: number, epoch: number, value: number])[]) => ({
  numbers: Int32Array.from(points, ([number]) => number),
  epochs: Int32Array.from(points, ([, epoch]) => epoch),
  values: Float64Array.from(points, ([, , value]) => value),
});

describe('mergedCurves', () => {
  const known = curves([0, 1, 5], [1, 1, 6], [1, 2, 5], [3, 1, 9]);

  test('takes whole curves of the changed trials, in order', () => {
    const news = curves([1, 1, 4], [2, 1, 8], [4, 1, 7]);
    expect(mergedCurves(known, news, new Set([1, 2, 4]))).toEqual(
      curves([0, 1, 5], [1, 1, 4], [2, 1, 8], [3, 1, 9], [4, 1, 7]),
    );
  });

  test('a changed trial that has no curve any more loses its old one', () => {
    expect(mergedCurves(known, curves(), new Set([1]))).toEqual(curves([0, 1, 5], [3, 1, 9]));
  });
});

describe('bundledCurves', () => {
  test('gives each trial its points, none to one without', () => {
    const bundle = bundledCurves(Int32Array.of(0, 1, 2), curves([0, 1, 5], [0, 2, 4], [2, 1, 9]));
    expect(bundle).toEqual({
      offsets: Int32Array.of(0, 2, 2, 3),
      epochs: Int32Array.of(1, 2, 1),
      values: Float64Array.of(5, 4, 9),
    });
  });

  test('leaves out the points of trials that are not read yet, before, between and after', () => {
    const all = curves([0, 1, 1], [1, 1, 2], [2, 1, 3], [3, 1, 4], [4, 1, 5]);
    expect(bundledCurves(Int32Array.of(1, 3), all)).toEqual({
      offsets: Int32Array.of(0, 1, 2),
      epochs: Int32Array.of(1, 1),
      values: Float64Array.of(2, 4),
    });
  });

  test('no trials, no curves', () => {
    expect(bundledCurves(new Int32Array(), curves()).offsets).toEqual(Int32Array.of(0));
  });
});

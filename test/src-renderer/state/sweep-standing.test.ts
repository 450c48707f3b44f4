import { describe, expect, test } from 'vitest';
import { bestPlaces, goodPlaces, isGood, violationOf } from '#renderer/state/sweep-standing.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const bounded = exampleDefinition({ constraints: [{ metric: 'epoch/validation/kl', atLeast: 5, atMost: 9 }] });

test('a violation is how far a figure is outside of its bounds', () => {
  const trials = [4, 5, 7, 9.5, NaN].map((kl, number) => ({ number, objectives: [1], constraints: [kl] }));
  const columns = exampleColumns(bounded, trials);
  expect(trials.map((_, place) => violationOf(bounded, columns, place))).toEqual([1, 0, 0, 0.5, NaN]);
  expect(goodPlaces(bounded, columns)).toEqual([1, 2]);
});

test('good is who finished with finite figures', () => {
  const definition = exampleDefinition();
  const columns = exampleColumns(definition, [
    { number: 0, objectives: [1] },
    { number: 1, objectives: [1], outcome: 'pruned' },
    { number: 2, objectives: [Infinity] },
    { number: 3 },
  ]);
  expect([0, 1, 2, 3].map((place) => isGood(definition, columns, place))).toEqual([true, false, false, false]);
});

describe('bestPlaces', () => {
  const oneOf = (goal: string) => exampleDefinition({ objectives: [{ metric: 'final/test/kl', goal }] });
  const trials = [3, 1, 2, 1].map((value, number) => ({ number, objectives: [value] }));

  test.each([
    ['minimize', [1, 3, 2, 0]],
    ['maximize', [0, 2, 1, 3]],
  ])('to %s: the best first, of equal ones the earlier', (goal, order) => {
    expect(bestPlaces(oneOf(goal), exampleColumns(oneOf(goal), trials))).toEqual(order);
  });

  test('several objectives: by rank, then by the first', () => {
    const definition = exampleDefinition({
      objectives: [
        { metric: 'final/test/kl', goal: 'minimize' },
        { metric: 'final/test/knnAccuracy', goal: 'maximize' },
      ],
    });
    // (4, 1) and (2, 0) are beaten by (1, 2); (5, 9) is not
    const columns = exampleColumns(
      definition,
      [
        [4, 1],
        [1, 2],
        [5, 9],
        [2, 0],
      ].map((objectives, number) => ({ number, objectives })),
    );
    expect(bestPlaces(definition, columns)).toEqual([1, 2, 3, 0]);
  });

  test('no trials, no places', () => expect(bestPlaces(bounded, exampleColumns(bounded, []))).toEqual([]));
});

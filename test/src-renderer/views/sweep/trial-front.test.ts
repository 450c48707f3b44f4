import { expect, test } from 'vitest';
import { trialFront } from '#renderer/views/sweep/trial-front.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition({
  objectives: [
    { metric: 'final/test/kl', goal: 'minimize' },
    { metric: 'final/test/knnAccuracy', goal: 'maximize' },
    { metric: 'final/test/reconstruction', goal: 'minimize' },
  ],
});
const rows = [
  [5, 0.9, 1],
  [3, 0.8, 2],
  [4, 0.7, 0],
  [1, 0.2, 9],
  [6, 0.9, 3],
];
const columns = exampleColumns(definition, [
  ...rows.map((objectives, number) => ({ number, objectives })),
  { number: 5, objectives: [0, 1, 0], outcome: 'failed' },
]);

test('nobody beats those on the front in both of the objectives that are looked at', () => {
  expect([...trialFront(definition, columns, [0, 1])]).toEqual([3, 1, 0]);
  expect([...trialFront(definition, columns, [1, 0])]).toEqual([0, 1, 3]);
  expect([...trialFront(definition, columns, [0, 2])]).toEqual([3, 1, 2]);
});

test('without good trials it is empty', () => {
  expect(trialFront(definition, exampleColumns(definition, []), [0, 1])).toHaveLength(0);
});

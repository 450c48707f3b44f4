import { expect, test } from 'vitest';
import { trialAxes } from '#renderer/views/sweep/trial-axes.ts';
import { trialTableColumns, trialWords } from '#renderer/views/sweep/trial-table-columns.ts';
import { exampleColumns, exampleDefinition } from '#test/helpers/example-sweep.ts';

const definition = exampleDefinition({ constraints: [{ metric: 'epoch/validation/kl', atLeast: 5 }] });
const columns = exampleColumns(definition, [
  { number: 4, point: [0.5, 1], objectives: [100.25], constraints: [6], startedAt: 0, endedAt: 95_000 },
  { number: 5, point: [2, NaN], outcome: 'pruned' },
]);
const bundle = { offsets: Int32Array.of(0, 2, 2), epochs: Int32Array.of(1, 2), values: Float64Array.of(120, 100.25) };
const stateWords = (place: number) => ({ label: ['Finished', 'Pruned'][place]! });
const table = trialTableColumns({ definition, columns, axes: trialAxes(definition, columns), bundle, stateWords });

test('the table has number, state, figures, settings, epochs and duration of every trial', () => {
  expect(table.map(({ heading, text }) => [heading, text(0), text(1)])).toEqual([
    ['Trial', '4', '5'],
    ['State', 'Finished', 'Pruned'],
    ['Validation −ELBO', '100.3', '–'],
    ['Validation KL', '6.000', '–'],
    ['KL weight', '0.5', '2'],
    ['Optimizer', 'SGD', '–'],
    ['Epochs', '2', '–'],
    ['Duration', '1 min 35 s', '–'],
  ]);
});

test('each column is sorted by its own numbers', () => {
  const keys = Object.fromEntries(table.map(({ id, keys: values }) => [id, Array.from(values)]));
  expect(keys).toMatchObject({
    number: [4, 5],
    state: [1, 2],
    epochs: [2, NaN],
    duration: [95, NaN],
    optimizer: [1, NaN],
  });
});

test('the words of a trial leave out what it lacks', () => {
  expect(trialWords(table, 1)).toEqual([{ id: 'beta', label: 'KL weight', text: '2' }]);
});

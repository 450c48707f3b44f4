import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Run } from '#shared/contract/run.ts';
import { runGroups } from '#renderer/state/repeat-groups.ts';
import { repeatTitles } from '#renderer/state/repeat-titles.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const run = (name: string, hyperparameters: Partial<Hyperparameters>, changes: Partial<Run> = {}): Run =>
  exampleRun({ name, hyperparameters: { ...defaultHyperparameters, ...hyperparameters }, ...changes });
const titles = (...runs: readonly Run[]) => repeatTitles(runGroups(runs));

test('groups are called by what differs between them, in symbols where there are some', () => {
  expect(titles(run('a', { beta: 1, seed: 1 }), run('b', { beta: 4, seed: 2 }))).toEqual(['β = 1', 'β = 4']);
  expect(titles(run('a', { encoderLearningRate: 0.01 }), run('b', {}))).toEqual([
    'Encoder learning rate = 0.01',
    'Encoder learning rate = 0.001',
  ]);
  expect(titles(run('a', { optimizer: 'sgd' }), run('b', { optimizer: 'momentum' }))).toEqual([
    'Optimizer: SGD',
    'Optimizer: SGD with momentum, Momentum = 0.9',
  ]);
});

test('the dataset is named where it differs', () => {
  const other = { datasetHash: 'b'.repeat(64), datasetName: 'Fashion' };
  expect(titles(run('a', {}), run('b', {}, other))).toEqual(['MNIST', 'Fashion']);
});

const many = { beta: 4, latentSize: 20, epochs: 3, batchSize: 64 };

test('where too much differs the common name stands, without the seed', () => {
  expect(
    titles(run('Wide · seed 1', { seed: 1 }), run('Wide · seed 2', { seed: 2 }), run('Narrow · seed 1', many)),
  ).toEqual(['Wide', 'Narrow']);
});

test('without names of their own they are told apart by the first values, and by numbers in the end', () => {
  const alike = titles(run('Same', {}), run('Same', many));
  expect(alike).toEqual(['Z = 2, β = 1, Epochs = 10', 'Z = 20, β = 4, Epochs = 3']);
  const third = titles(run('Same', {}), run('Same', many), run('Same', { ...many, batchSize: 32 }));
  expect(third.slice(1)).toEqual(['Z = 20, β = 4, Epochs = 3 (1)', 'Z = 20, β = 4, Epochs = 3 (2)']);
});

test('a group alone has the name of its runs', () => {
  expect(titles(run('Wide · seed 1', { seed: 1 }), run('Wide · seed 2', { seed: 2 }))).toEqual(['Wide']);
  expect(titles(run('x', { seed: 1 }), run('y', { seed: 2 }))).toEqual(['Configuration 1']);
  expect(titles(run('', {}, { id: 'abcdefgh' }))).toEqual(['abcdefgh']);
});

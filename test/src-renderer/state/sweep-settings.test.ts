import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { dimensionText, longerDuration, longerRuns, sweepBeginning } from '#renderer/state/sweep-settings.ts';
import { exampleRun } from '#test/helpers/example-run.ts';
import { exampleDefinition } from '#test/helpers/example-sweep.ts';

test.each([
  [{ name: 'beta', kind: 'float', minimum: 0, maximum: 1, log: false }, 0.123456, '0.1235'],
  [{ name: 'latentSize', kind: 'integer', minimum: 2, maximum: 9000, log: true }, 4096, '4,096'],
  [{ name: 'optimizer', kind: 'choice', values: ['adam', 'sgd'] }, 1, 'SGD'],
  [{ name: 'encoderWidths', kind: 'choice', values: [[64], []] }, 1, 'none (linear)'],
  [{ name: 'beta', kind: 'float', minimum: 0, maximum: 1, log: false }, NaN, '–'],
] as const)('%j at %d reads %s', (dimension, value, text) => expect(dimensionText(dimension, value)).toBe(text));

describe('sweepBeginning', () => {
  test('has the values of the definition above those of the preset', () => {
    const definition = exampleDefinition({ hyperparameters: { epochs: 3 }, dataset: 'MNIST' });
    const preset = {
      name: 'p',
      title: 'P',
      description: '',
      dataset: 'mnist' as const,
      hyperparameters: { ...defaultHyperparameters, epochs: 50, latentSize: 7 },
    };
    const beginning = sweepBeginning(definition, preset);
    expect(beginning.hyperparameters).toEqual({ ...defaultHyperparameters, epochs: 3, latentSize: 7 });
    expect(beginning.datasetHash).toBeNull();
  });

  test('knows the dataset of a sweep that was started; values that fit no row are left to the preset', () => {
    const hash = 'b'.repeat(64);
    const definition = exampleDefinition({ dataset: hash, hyperparameters: { epochs: 'many' } });
    expect(sweepBeginning(definition, undefined)).toEqual({
      definition,
      hyperparameters: defaultHyperparameters,
      datasetHash: hash,
    });
  });
});

describe('training the best longer', () => {
  const run = exampleRun({
    epoch: 5,
    startedAt: '2026-11-24T10:00:00.000Z',
    finishedAt: '2026-11-24T10:00:10.000Z',
    hyperparameters: { ...defaultHyperparameters, seed: 3, threads: 2, beta: 4, epochs: 5 },
  });

  test('is the same settings with more epochs, once for each seed, on all cores again', () => {
    const drafts = longerRuns({ definition: exampleDefinition(), run, epochs: 20, seeds: 3 });
    expect(drafts.map(({ name }) => name)).toEqual([3, 4, 5].map((seed) => `Digits sweep best · seed ${seed}`));
    expect(drafts[1]).toMatchObject({
      preset: run.preset,
      datasetHash: run.datasetHash,
      hyperparameters: { ...run.hyperparameters, epochs: 20, seed: 4, threads: 0 },
    });
  });

  test('keeps the threads that the sweep asks for', () => {
    const definition = exampleDefinition({ hyperparameters: { threads: 1 } });
    const [draft] = longerRuns({ definition, run, epochs: 5, seeds: 1 });
    expect(draft?.hyperparameters.threads).toBe(1);
  });

  test('takes as long as the trial took an epoch; unknown where it did not end', () => {
    expect(longerDuration(run, 20, 3)).toBe(120_000); // 2 s an epoch
    expect(longerDuration({ ...run, finishedAt: null }, 20, 3)).toBeNull();
    expect(longerDuration({ ...run, epoch: 0 }, 20, 3)).toBeNull();
  });
});

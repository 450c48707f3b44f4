import { expect, test } from 'vitest';
import { headlineMetric, quantityRow, watchedSplit } from '#renderer/state/headline-metric.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

test('the final figure on the test split counts most, then the watched split, then training', () => {
  const metrics = { 'final/test/kl': 1, 'epoch/validation/kl': 2, 'epoch/train/kl': 3 };
  expect(headlineMetric({ metrics }, 'kl')).toEqual({ value: 1, split: 'test', isFinal: true });
  expect(headlineMetric({ metrics: { 'epoch/train/kl': 3, 'epoch/validation/kl': 0 } }, 'kl')).toEqual({
    value: 0,
    split: 'validation',
    isFinal: false,
  });
  expect(headlineMetric({ metrics }, 'loss')).toBeNull();
});

test('the watched split is the test split where nothing is held out', () => {
  const { hyperparameters } = exampleRun();
  expect(watchedSplit({ hyperparameters: { ...hyperparameters, validationExamples: 0 } })).toBe('test');
  expect(watchedSplit({ hyperparameters })).toBe('validation');
  expect(quantityRow('kl').unit).toBe('nats per example');
});

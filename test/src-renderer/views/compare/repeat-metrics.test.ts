import { expect, test } from 'vitest';
import { repeatMetrics } from '#renderer/views/compare/repeat-metrics.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const metrics = {
  'epoch/train/negativeElbo': 3,
  'epoch/validation/beta': 1,
  'epoch/validation/kl': 2,
  'final/test/kl': 2,
  'final/test/kl.3': 1,
  'final/test/negativeElbo': 1,
};

test('final test figures come first, each in the order of the register; β and single dimensions are no figures', () => {
  expect(repeatMetrics([exampleRun({ metrics }), exampleRun()])).toEqual([
    'final/test/negativeElbo',
    'final/test/kl',
    'epoch/validation/kl',
    'epoch/train/negativeElbo',
  ]);
});

test('runs that have not finished have nothing to compare yet', () => {
  expect(repeatMetrics([exampleRun({ metrics, state: 'canceled' })])).toEqual([]);
});

import { expect, test } from 'vitest';
import {
  changedSettings,
  constraintText,
  dimensionWords,
  prunerText,
  samplerText,
} from '#renderer/views/sweep/definition-words.ts';
import { exampleDefinition } from '#test/helpers/example-sweep.ts';

test('dimensions in words', () => {
  const { space } = exampleDefinition({
    space: [
      { name: 'optimizer', kind: 'choice', values: ['adam', 'sgd'] },
      { name: 'adamBeta1', kind: 'float', minimum: 0.5, maximum: 0.99, when: { name: 'optimizer', isOneOf: ['adam'] } },
      { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 64, log: true },
      { name: 'encoderWidths', kind: 'choice', values: [[64, 32], []] },
    ],
  });
  expect(space.map(dimensionWords)).toMatchObject([
    { label: 'Optimizer', searched: 'Adam · SGD', condition: null },
    { label: 'First-moment decay', searched: '0.5 … 0.99', condition: 'Optimizer is Adam' },
    { label: 'Latent dimensions', searched: '2 … 64, whole, log' },
    { searched: '64, 32 · none (linear)' },
  ]);
});

test('bounds in words', () => {
  expect(constraintText({ metric: 'epoch/validation/kl', atLeast: 5, atMost: 20 })).toBe(
    'Validation KL at least 5 and at most 20 nats per example',
  );
  expect(constraintText({ metric: 'final/test/kl', atMost: 2 })).toBe('Final test KL at most 2 nats per example');
});

test('sampler and pruner with their options', () => {
  expect(samplerText({ name: 'random' })).toBe('Random');
  expect(samplerText({ name: 'tpe', startupTrials: 6 })).toBe('TPE (startup trials 6)');
  expect(samplerText({ name: 'grid', levels: { beta: 3 } })).toBe('Grid (levels KL weight: 3)');
  expect(prunerText({ name: 'none' })).toBe('None: every trial is trained to its end');
  const halving = { name: 'asha', minimumResource: 1, maximumResource: 9, reductionFactor: 3 } as const;
  expect(prunerText({ ...halving, synchronous: true })).toBe(
    'ASHA (minimum resource 1, maximum resource 9, reduction factor 3, synchronous)',
  );
  expect(prunerText({ ...halving, synchronous: false })).not.toContain('synchronous');
});

test('what all trials share: changed, mattering and not searched', () => {
  const definition = exampleDefinition({
    hyperparameters: { epochs: 4, beta: 9, latentSize: 2, momentum: 0.5, encoderWidths: [64] },
  });
  expect(changedSettings(definition)).toEqual([
    { name: 'encoderWidths', label: 'Encoder layers', text: '64' },
    { name: 'epochs', label: 'Epochs', text: '4' },
  ]);
});

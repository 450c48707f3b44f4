import { expect, test } from 'vitest';
import { defaultHyperparameters, hyperparameterRow, hyperparameters } from '#shared/contract/hyperparameters.ts';
import { configRows, configText } from '#renderer/state/config-rows.ts';

test('every hyperparameter has a row; changed and idle ones are marked', () => {
  const rows = configRows({ ...defaultHyperparameters, epochs: 3 });
  expect(rows).toHaveLength(hyperparameters.length);
  expect(rows.filter((row) => row.isChanged).map(({ row }) => row.name)).toEqual(['epochs']);
  expect(rows.find(({ row }) => row.name === 'sigma')?.applies).toBe(false);
});

test('values are written as they are read', () => {
  expect(configText(hyperparameterRow('optimizer'), 'rmsprop')).toBe('RMSprop');
  expect(configText(hyperparameterRow('encoderWidths'), [])).toContain('linear');
  expect(configText(hyperparameterRow('trainingExamples'), 60000)).toBe('60,000');
  expect(configText(hyperparameterRow('seed'), 123456)).toBe('123456');
  expect(configText(hyperparameterRow('optimizerEpsilon'), 1e-7)).toBe('1×10⁻⁷');
});

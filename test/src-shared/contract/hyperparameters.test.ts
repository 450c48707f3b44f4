import { ofImageModel } from '#shared/contract/dataset-kind.ts';
import {
  defaultHyperparameters,
  hyperparameterApplies,
  hyperparameterError,
  hyperparameterRow,
  hyperparameters,
  hyperparametersSchema,
  parseHyperparameterText,
  withLaterRows,
} from '#shared/contract/hyperparameters.ts';
import type { HyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';
import type { BetaSchedule } from '#shared/schedules/beta-schedule.ts';
import type { ModelSpecification } from '#shared/vae/model.ts';
import { describe, expect, it } from 'vitest';

const rows: readonly HyperparameterRow[] = hyperparameters;

describe('the table of hyperparameters', () => {
  it('names every row once', () => {
    expect(new Set(rows.map((row) => row.name)).size).toBe(rows.length);
  });

  it.each(rows.map((row) => [row.name, row] as const))(
    '%s has a default of its own range and a help text',
    (_, row) => {
      expect(hyperparameterError(row, row.default)).toBeNull();
      expect(row.help).toMatch(/[.]$/);
      if (row.kind === 'integer' || row.kind === 'number') expect(row.minimum).toBeLessThan(row.maximum);
    },
  );

  it('lets a row hang only on a choice that exists', () => {
    for (const { appliesWhen } of rows) {
      if (!appliesWhen) continue;
      const condition = hyperparameterRow(appliesWhen.name);
      if (condition.kind !== 'choice') throw new Error(`${appliesWhen.name} is no choice`);
      const values: readonly string[] = condition.choices.map((choice) => choice.value);
      expect(appliesWhen.isOneOf.filter((value) => !values.includes(value))).toEqual([]);
    }
  });

  it('is what the science asks for: a full set of values is a model, an optimizer and a schedule', () => {
    const all: Omit<ModelSpecification, 'dataShape'> & OptimizerSpecification & BetaSchedule =
      ofImageModel(defaultHyperparameters);
    expect(all.latentSize).toBe(2);
  });
});

describe('withLaterRows', () => {
  it('gives a run that is older than a row its default, and leaves what was stored', () => {
    const { network: _, convolutionChannels: __, ...older } = { ...defaultHyperparameters, epochs: 3 };
    expect(withLaterRows(older)).toEqual({ ...defaultHyperparameters, epochs: 3 });
    expect(Object.keys(withLaterRows(older))).toEqual(Object.keys(defaultHyperparameters));
  });

  it('leaves what is no set of values for the schema to refuse', () => {
    expect(withLaterRows(null)).toBeNull();
    expect(withLaterRows('epochs')).toBe('epochs');
  });
});

describe('hyperparametersSchema', () => {
  it('takes the defaults as they are', () => {
    expect(hyperparametersSchema.parse(defaultHyperparameters)).toEqual(defaultHyperparameters);
  });

  it.each([
    ['a missing name', { beta: undefined }],
    ['an unknown name', { bta: 1 }],
    ['a number outside its range', { beta: -1 }],
    ['a fraction for a whole number', { epochs: 1.5 }],
    ['a text for a number', { beta: '1' }],
    ['NaN', { beta: NaN }],
    ['an unknown choice', { optimizer: 'lion' }],
    ['a layer without units', { encoderWidths: [64, 0] }],
    ['too many layers', { encoderWidths: new Array<number>(13).fill(8) }],
  ])('refuses %s', (_, change) => {
    expect(hyperparametersSchema.safeParse({ ...defaultHyperparameters, ...change }).success).toBe(false);
  });

  it('names the row that is wrong', () => {
    const result = hyperparametersSchema.safeParse({ ...defaultHyperparameters, latentSize: 0 });
    expect(result.error?.issues[0]?.path).toEqual(['latentSize']);
  });
});

describe('hyperparameterRow', () => {
  it('refuses a name that is not in the table', () => {
    expect(() => hyperparameterRow('bta')).toThrow('"bta" is not in the table');
  });
});

describe('hyperparameterApplies', () => {
  const applies = (name: string, values: Record<string, unknown>) =>
    hyperparameterApplies(hyperparameterRow(name), { ...defaultHyperparameters, ...values });

  it('holds always for a row without a condition', () => {
    expect(applies('seed', {})).toBe(true);
  });

  it('follows the condition', () => {
    expect(applies('sigma', { likelihood: 'gaussian-fixed' })).toBe(true);
    expect(applies('sigma', { likelihood: 'bernoulli' })).toBe(false);
  });

  it('follows conditions of conditions: no warm-up for an autoencoder, whatever its schedule', () => {
    expect(applies('betaWarmupEpochs', { betaSchedule: 'linear' })).toBe(true);
    expect(applies('betaWarmupEpochs', { betaSchedule: 'linear', modelKind: 'ae' })).toBe(false);
  });
});

describe('hyperparameterError', () => {
  it.each([
    ['epochs', 0, 'Epochs: expected a whole number from 1 to 100000, got 0.'],
    ['beta', 'much', 'KL weight: expected a number from 0 to 1000, got "much".'],
    ['optimizer', 'lion', 'Optimizer: expected one of adam, rmsprop, momentum, sgd, got "lion".'],
    ['seed', undefined, 'Seed: expected a whole number from 0 to 2147483647, got nothing.'],
  ])('says of %s what is expected and what came: %j', (name, value, message) => {
    expect(hyperparameterError(hyperparameterRow(name), value)).toBe(message);
  });

  it('describes a list of widths', () => {
    expect(hyperparameterError(hyperparameterRow('encoderWidths'), [0])).toBe(
      'Encoder layers: expected at most 12 whole numbers from 1 to 16384, separated by commas, got [0].',
    );
  });
});

describe('parseHyperparameterText', () => {
  it.each([
    ['encoderLearningRate', ' 1e-3 ', 0.001],
    ['epochs', '20', 20],
    ['epochs', 'many', 'many'],
    ['epochs', '', ''],
    ['epochs', 'Infinity', 'Infinity'],
    ['optimizer', ' adam ', 'adam'],
    ['encoderWidths', '512, 256', [512, 256]],
    ['encoderWidths', '512-256 64;32', [512, 256, 64, 32]],
    ['encoderWidths', ' ', []],
    ['encoderWidths', '512, wide', [512, 'wide']],
  ])('reads %s from %j', (name, text, value) => {
    expect(parseHyperparameterText(hyperparameterRow(name), text)).toEqual(value);
  });

  it('reads back what a default would be written as', () => {
    for (const row of rows) expect(parseHyperparameterText(row, String(row.default))).toEqual(row.default);
  });
});

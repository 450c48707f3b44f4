import { describe, expect, test } from 'vitest';
import { defaultHyperparameters, hyperparameters } from '#shared/contract/hyperparameters.ts';
import type { HyperparameterName } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import {
  choiceValues,
  dimensionKinds,
  dimensionTextError,
  dimensionTexts,
  proposedDimension,
  readNumber,
  writtenDimension,
} from '#renderer/state/sweep-draft-dimension.ts';
import { aSweep } from './a-sweep.ts';

const range = dimensionTexts({ name: 'latentSize', kind: 'integer', minimum: 2, maximum: 32, log: true });

test('lists of widths are lines, and no layer is the word none', () => {
  const texts = dimensionTexts({ name: 'encoderWidths', kind: 'choice', values: [[256, 128], []] });
  expect(texts.list).toBe('256, 128\nnone');
  expect(writtenDimension({ ...texts, list: ' 64,32 \n\n none\n7' })).toEqual({
    name: 'encoderWidths',
    kind: 'choice',
    values: [[64, 32], [], [7]],
  });
});

test('values of numbers are separated by commas or spaces; a word stays for the contract', () => {
  const texts = dimensionTexts({ name: 'batchSize', kind: 'choice', values: [32, 64] });
  expect(texts.list).toBe('32, 64');
  expect(choiceValues({ ...texts, list: '16  1e2;x' })).toEqual([16, 100, 'x']);
  expect(choiceValues(range)).toEqual([]);
});

test('says what cannot be read, with the name of the row', () => {
  expect(dimensionTextError(range)).toBeNull();
  expect(dimensionTextError({ ...range, minimum: '2e' })).toBe(
    'Latent dimensions: expected numbers as minimum and maximum, got “2e”.',
  );
  expect(dimensionTextError({ ...range, maximum: ' ' })).toContain('got nothing');
  expect(dimensionTextError({ ...range, kind: 'choice', list: ' , ' })).toContain('at least one value');
  expect(dimensionTextError({ ...range, when: { name: 'network', isOneOf: [] } })).toContain('“always”');
});

test('a number is read whole or not at all', () => {
  expect([' 1e-3 ', '-0.5', '0x10'].map(readNumber)).toEqual([0.001, -0.5, 16]);
  expect(['', '  ', '1 2', 'Infinity', 'NaN'].map(readNumber)).toEqual(['', '', '1 2', 'Infinity', 'NaN']);
});

describe('what is proposed', () => {
  const proposed = (name: HyperparameterName, value: unknown) =>
    writtenDimension(proposedDimension(name, value, 'images'));

  test('is a range around the value, on the scale of the row', () => {
    expect(proposed('latentSize', 8)).toMatchObject({ kind: 'integer', minimum: 2, maximum: 32, log: true });
    expect(proposed('encoderLearningRate', 0.001)).toMatchObject({
      kind: 'float',
      minimum: 1e-4,
      maximum: 0.01,
      log: true,
    });
    expect(proposed('beta', 1)).toMatchObject({ kind: 'float', minimum: 0.5, maximum: 2, log: false });
  });

  test('stays inside the row, and above 0 on a logarithmic scale', () => {
    expect(proposed('momentum', 0.9)).toMatchObject({ minimum: 0.45, maximum: 0.9999 });
    expect(proposed('encoderLearningRate', 0)).toMatchObject({ minimum: 1e-4, maximum: 0.01 });
    expect(proposed('trainingExamples', 0)).toMatchObject({ minimum: 3, maximum: 40 });
  });

  test('of a choice is all of it, of widths the list and its half', () => {
    expect(proposed('activation', 'relu')).toEqual({
      name: 'activation',
      kind: 'choice',
      values: ['relu', 'tanh', 'softplus'],
    });
    expect(proposed('encoderWidths', [512, 1])).toMatchObject({
      values: [
        [256, 1],
        [512, 1],
      ],
    });
    expect(proposed('encoderWidths', [])).toMatchObject({ values: [[]] });
  });

  test('as values it has the ends and the middle', () => {
    expect(choiceValues({ ...proposedDimension('batchSize', 128, 'images'), kind: 'choice' })).toEqual([32, 128, 512]);
  });

  test.each(hyperparameters.filter(({ name }) => name !== 'seed'))(
    'is a dimension that the contract takes: $name',
    (row) => {
      for (const kind of dimensionKinds(row)) {
        const texts = { ...proposedDimension(row.name, defaultHyperparameters[row.name], 'images'), kind };
        const sweep = { ...aSweep(), space: [writtenDimension(texts)] };
        expect(sweepDefinitionSchema.safeParse(sweep).error?.issues ?? []).toEqual([]);
      }
    },
  );
});

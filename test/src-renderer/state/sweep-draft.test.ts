import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultHyperparameters, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import {
  leveledDimensions,
  mayApply,
  readFixed,
  sweepTexts,
  unknownSettings,
  writtenSweep,
} from '#renderer/state/sweep-draft.ts';
import { aSweep, fullSweep, textsOf, writtenFrom } from './a-sweep.ts';

const resources = join(import.meta.dirname, '..', '..', '..', 'resources');

function read(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(resources, ...path), 'utf8'));
}

describe('what went into the form comes out of it', () => {
  test.each(readdirSync(join(resources, 'sweeps')))('the shipped sweep %s, on its preset', (file) => {
    const definition = sweepDefinitionSchema.parse(read('sweeps', file));
    const preset = read('presets', `${definition.preset}.json`) as { hyperparameters: Hyperparameters };
    const texts = sweepTexts(definition, preset.hyperparameters);
    const form = readFixed(texts, preset.hyperparameters);
    expect(writtenSweep(texts, form, preset.hyperparameters)).toStrictEqual(definition);
  });

  test('a sweep with every kind of row, dimension and condition', () => {
    expect(writtenFrom(textsOf(fullSweep))).toStrictEqual(fullSweep);
  });

  test.each([
    { name: 'grid', levels: { beta: 7 } },
    { name: 'grid' },
    { name: 'random' },
    { name: 'quasi-random' },
    { name: 'tpe', startupTrials: 6 },
    { name: 'cma-es', populationSize: 8 },
    { name: 'gaussian-process' },
  ])('the sampler $name', (sampler) => {
    const definition = aSweep({ sampler });
    expect(writtenFrom(textsOf(definition))).toStrictEqual(definition);
  });

  test.each([
    { name: 'none' },
    { name: 'median', startupTrials: 3, warmupSteps: 2, interval: 4 },
    { name: 'percentile', percentile: 12.5 },
    { name: 'patience', patience: 4, minDelta: 0.25 },
    { name: 'threshold', lower: -3 },
    { name: 'threshold', upper: 1e3, warmupSteps: 1 },
    { name: 'asha', minimumResource: 2, maximumResource: 8, synchronous: true },
  ])('the pruner $name', (pruner) => {
    const definition = aSweep({ pruner });
    expect(writtenFrom(textsOf(definition))).toStrictEqual(definition);
  });

  test('a value that is said though the preset has it too', () => {
    const definition = aSweep({ hyperparameters: { epochs: defaultHyperparameters.epochs } });
    expect(writtenFrom(textsOf(definition))['hyperparameters']).toEqual({ epochs: 10 });
  });
});

test('a fixed value that was changed is written, one that was not is left to the preset', () => {
  const texts = textsOf(aSweep());
  const changed = { ...texts, fixed: { ...texts.fixed, epochs: '3', encoderWidths: '64, 32', batchSize: '128' } };
  expect(writtenFrom(changed)['hyperparameters']).toEqual({ epochs: 3, encoderWidths: [64, 32] });
});

test('text that is no number stays text, for the contract to refuse', () => {
  const written = writtenFrom({ ...textsOf(aSweep()), trials: 'many', seed: '' });
  expect([written['trials'], written['seed']]).toEqual(['many', '']);
});

test('the field of a searched row cannot be wrong, and one that a searched row may need can', () => {
  const texts = textsOf(aSweep({ space: [{ name: 'network', kind: 'choice', values: ['dense', 'convolutional'] }] }));
  const wrong = { ...texts.fixed, network: 'round', convolutionChannels: 'wide' };
  const form = readFixed({ ...texts, fixed: wrong }, defaultHyperparameters);
  expect([...form.errors.keys()]).toEqual(['convolutionChannels']);
  const fixed = readFixed({ dimensions: [], fixed: { ...wrong, network: 'dense' } }, defaultHyperparameters);
  expect(fixed.errors.size).toBe(0);
});

test('a row matters where one of the values does that another is searched among, down the chain', () => {
  const warmup = hyperparameterRow('betaWarmupEpochs');
  const loose = { modelKind: 'vae', betaSchedule: 'constant' };
  expect(mayApply(warmup, loose, [])).toBe(false);
  const schedules = textsOf(
    aSweep({ space: [{ name: 'betaSchedule', kind: 'choice', values: ['constant', 'linear'] }] }),
  );
  expect(mayApply(warmup, loose, schedules.dimensions)).toBe(true);
  expect(mayApply(warmup, { ...loose, modelKind: 'ae' }, schedules.dimensions)).toBe(false);
});

test('a grid has levels of ranges alone, and levels of rows that are no longer searched are not written', () => {
  const texts = textsOf(aSweep({ sampler: { name: 'grid', levels: { beta: 3 } } }));
  expect(leveledDimensions(textsOf(fullSweep))).toEqual(['latentSize', 'beta', 'decoderLearningRate']);
  expect(writtenFrom({ ...texts, dimensions: [] })['sampler']).toStrictEqual({ name: 'grid' });
});

test('names that no row has are told', () => {
  expect(unknownSettings(aSweep({ hyperparameters: { epochs: 3, depth: 4 } }))).toEqual(['depth']);
});

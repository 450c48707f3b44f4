import { expect, test } from 'vitest';
import { defaultHyperparameters, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import { sweepTexts } from '#renderer/state/sweep-draft.ts';
import {
  conditionOptions,
  conditionWords,
  dimensionWords,
  firstCondition,
  idleWords,
  withAsked,
  withTicked,
} from '#renderer/views/new-sweep/dimension-words.ts';
import { fullSweep } from '#test/src-renderer/state/a-sweep.ts';

const space = sweepTexts(fullSweep, defaultHyperparameters).dimensions;
const [network, channels, latentSize, decoderWidths] = [space[0]!, space[1]!, space[2]!, space[3]!];

test('a dimension in a line', () => {
  expect(dimensionWords(network)).toBe('Convolutional, Dense');
  expect(dimensionWords(latentSize)).toBe('2 … 32, log');
  expect(dimensionWords(decoderWidths)).toBe('none (linear) · 128 · 256, 128');
  expect(dimensionWords(space[4]!)).toBe('128, 32');
});

test('a condition in a line', () => {
  expect(conditionWords(network)).toBeNull();
  expect(conditionWords(channels)).toBe('only if Network is Convolutional');
  expect(conditionWords(latentSize)).toBe('only if Convolutions is 8 or 16, 32');
  expect(conditionWords({ when: { name: 'network', isOneOf: [] } })).toBe('only if Network is nothing');
});

test('a value that is ticked comes last; one that is not goes', () => {
  expect(withTicked(['a', 'b'], 'c', true)).toEqual(['a', 'b', 'c']);
  expect(withTicked(['a', 'b'], 'b', true)).toEqual(['a', 'b']);
  expect(withTicked(['a', 'b'], 'a', false)).toEqual(['b']);
});

test('a condition offers what the earlier dimension has, and shows what it no longer has', () => {
  const when = { name: 'convolutionChannels', isOneOf: [[8], [64]] };
  expect(conditionOptions(space, when).map(({ value, isAsked, isSearched }) => [value, isAsked, isSearched])).toEqual([
    [[16, 32], false, true],
    [[8], true, true],
    [[64], true, false],
  ]);
  expect(conditionOptions([], when).map(({ isSearched }) => isSearched)).toEqual([false, false]);
});

test('a condition takes and drops values', () => {
  const when = firstCondition(channels);
  expect(when).toEqual({ name: 'convolutionChannels', isOneOf: [[16, 32]] });
  expect(withAsked(when, [8], true).isOneOf).toEqual([[16, 32], [8]]);
  expect(withAsked(when, [16, 32], false).isOneOf).toEqual([]);
});

test('a searched row that matters for no trial says where it would', () => {
  const sigma = hyperparameterRow('sigma');
  expect(idleWords(sigma, defaultHyperparameters, [])).toContain('“Likelihood p(x|z)” is Gaussian, fixed σ');
  expect(idleWords(sigma, { ...defaultHyperparameters, likelihood: 'gaussian-fixed' }, [])).toBeNull();
  expect(idleWords(hyperparameterRow('convolutionChannels'), defaultHyperparameters, space)).toBeNull();
  const warmup = idleWords(hyperparameterRow('betaWarmupEpochs'), { modelKind: 'ae', betaSchedule: 'linear' }, []);
  expect(warmup).toContain('“Model” is Variational autoencoder');
});

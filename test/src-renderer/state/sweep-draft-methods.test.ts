import { expect, test } from 'vitest';
import { sweepDefinitionSchema } from '#shared/contract/sweep.ts';
import {
  isHalving,
  optionError,
  optionTexts,
  prunerMethod,
  pruners,
  samplerMethod,
  samplerObstacle,
  samplers,
  writtenOptions,
} from '#renderer/state/sweep-draft-methods.ts';
import { aSweep } from './a-sweep.ts';

test.each(samplers)('the sampler $name is one that the contract takes, as it is first shown', ({ name, options }) => {
  const sampler = { name, ...writtenOptions(options, optionTexts(samplers, {})) };
  expect(sweepDefinitionSchema.parse({ ...aSweep(), sampler }).sampler).toStrictEqual({ name });
});

test.each(pruners)('the pruner $name is one that the contract takes, as it is first shown', ({ name, options }) => {
  const pruner = { name, ...writtenOptions(options, optionTexts(pruners, {})) };
  expect(sweepDefinitionSchema.parse({ ...aSweep(), pruner }).pruner).toMatchObject(pruner);
});

test('two samplers are for one objective', () => {
  const kept = samplers.filter(({ name }) => samplerObstacle(name, 2) === null).map(({ name }) => name);
  expect(kept).toEqual(['tpe', 'nsga2', 'quasi-random', 'random', 'grid']);
  expect(samplers.every(({ name }) => samplerObstacle(name, 1) === null)).toBe(true);
});

test('an option that may be left empty is left out then; another is for the contract to refuse', () => {
  const { options } = samplerMethod('tpe');
  expect(writtenOptions(options, { startupTrials: ' ' })).toEqual({});
  expect(writtenOptions(options, { startupTrials: '6' })).toEqual({ startupTrials: 6 });
  expect(writtenOptions(prunerMethod('patience').options, {})).toEqual({ patience: '', minDelta: '' });
});

test('says what is expected of an option', () => {
  const [first] = prunerMethod('asha').options;
  const [least] = prunerMethod('patience').options.slice(1);
  expect(optionError(first!, '1.5')).toBe('First decision: expected a whole number from 1 to 1,000,000, got “1.5”.');
  expect(optionError(first!, '')).toContain('got nothing');
  expect(optionError(first!, '3')).toBeNull();
  expect(optionError(least!, '-1')).toBe('Least improvement: expected a number of at least 0, got “-1”.');
  const [lower] = prunerMethod('threshold').options;
  expect([optionError(lower!, ''), optionError(lower!, '-1e9')]).toEqual([null, null]);
  expect(optionError(lower!, 'low')).toBe('Lower bound: expected a number, got “low”.');
});

test('the options of another method keep what was typed', () => {
  const texts = optionTexts(pruners, { name: 'asha', minimumResource: 2, synchronous: true });
  expect(texts).toMatchObject({ minimumResource: '2', maximumResource: '9', percentile: '25', lower: '' });
  expect('synchronous' in texts).toBe(false);
});

test('two pruners may let trials wait', () => {
  expect(pruners.map(({ name }) => name).filter(isHalving)).toEqual(['asha', 'hyperband']);
});

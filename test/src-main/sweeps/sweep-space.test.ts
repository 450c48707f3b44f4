import { expect, test } from 'vitest';
import { describePoint, searchSpaceOf, settingsOf } from '#main/sweeps/sweep-space.ts';
import { exampleSweep } from './example-sweep.ts';

test('a search knows the dimensions in their order, with indices for the values of choices and conditions', () => {
  expect(searchSpaceOf(exampleSweep())).toEqual([
    { name: 'network', kind: 'choice', options: 2 },
    { name: 'convolutionChannels', kind: 'choice', options: 2, when: { name: 'network', isOneOf: [1] } },
    { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 32, log: true },
    { name: 'beta', kind: 'float', minimum: 0.1, maximum: 10, log: false },
    { name: 'encoderWidths', kind: 'choice', options: 2 },
  ]);
});

test('a condition may ask for several values, also for lists of widths', () => {
  const widths = { name: 'encoderWidths', kind: 'choice', values: [[64], [128], [128, 64], []] };
  const when = { name: 'encoderWidths', isOneOf: [[], [128, 64]] };
  const space = [widths, { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 8, when }];
  expect(searchSpaceOf(exampleSweep({ space }))[1]!.when).toEqual({ name: 'encoderWidths', isOneOf: [3, 2] });
});

test('a run gets the values of the dimensions that are in the point', () => {
  expect(settingsOf(exampleSweep(), { network: 0, latentSize: 8, beta: 0.123456, encoderWidths: 1 })).toEqual({
    network: 'dense',
    latentSize: 8,
    beta: 0.123456,
    encoderWidths: [],
  });
  const conditional = { network: 1, convolutionChannels: 0, latentSize: 2, beta: 10, encoderWidths: 0 };
  expect(settingsOf(exampleSweep(), conditional)).toMatchObject({
    network: 'convolutional',
    convolutionChannels: [16, 32],
    encoderWidths: [512, 256],
  });
  expect(settingsOf(exampleSweep(), {})).toEqual({});
});

test('an index that no value has is a defect that is named', () => {
  expect(() => settingsOf(exampleSweep(), { encoderWidths: 2 })).toThrow(
    'encoderWidths is 2, expected the index of one of its 2 values',
  );
});

test('a point is described in the order of the space, floats with three digits, all else as it is', () => {
  const point = { encoderWidths: 0, beta: 0.00123456, latentSize: 1024, network: 1, convolutionChannels: 1 };
  expect(describePoint(exampleSweep(), point)).toBe(
    'network convolutional, convolutionChannels 64, latentSize 1024, beta 0.00123, encoderWidths 512-256',
  );
  expect(describePoint(exampleSweep(), { beta: 1, encoderWidths: 1 })).toBe('beta 1, encoderWidths none');
  const sizes = [{ name: 'batchSize', kind: 'choice', values: [1000, 12345] }];
  expect(describePoint(exampleSweep({ space: sizes }), { batchSize: 1 })).toBe('batchSize 12345');
});

import { expect, test } from 'vitest';
import { pointCount } from '#renderer/state/sweep-draft-size.ts';
import { aSweep, fullSweep } from './a-sweep.ts';

const numbers = { name: 'latentSize', kind: 'integer', minimum: 2, maximum: 5 };
const batches = { name: 'batchSize', kind: 'choice', values: [32, 64, 128] };

test('whole numbers and choices multiply', () => {
  expect(pointCount(aSweep({ space: [numbers, batches] }))).toBe(12);
});

test('a range has no end, but in a grid its levels', () => {
  expect(pointCount(aSweep())).toBeNull();
  expect(pointCount(aSweep({ sampler: { name: 'grid' } }))).toBe(5);
  expect(
    pointCount(aSweep({ sampler: { name: 'grid', levels: { beta: 7 } }, space: [batches, ...aSweep().space] })),
  ).toBe(21);
});

test('a dimension under a condition counts only where it is', () => {
  // dense, or convolutional with each of two lists of channels
  expect(pointCount(aSweep({ space: fullSweep.space.slice(0, 2) }))).toBe(3);
});

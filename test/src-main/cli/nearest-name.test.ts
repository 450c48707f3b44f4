import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '#main/cli/nearest-name.ts';

const names = ['mnist-quick', 'mnist-article', 'latentSize', 'batchSize', 'encoderLearningRate', 'epochs'];

describe('nearestName', () => {
  test.each([
    ['mnist-quik', 'mnist-quick'],
    ['MNIST-QUICK', 'mnist-quick'],
    ['latent-size', 'latentSize'],
    ['batchsize', 'batchSize'],
    ['epoch', 'epochs'],
    ['learningRate', 'encoderLearningRate'],
  ])('%s → %s', (typed, name) => expect(nearestName(typed, names)).toBe(name));

  test('suggests nothing for what is like no name', () => {
    expect(nearestName('zzzzzzzzz', names)).toBeNull();
    expect(nearestName('', [])).toBeNull();
  });
});

describe('editDistance', () => {
  test('kitten → sitting takes three edits', () => expect(editDistance('kitten', 'sitting')).toBe(3));

  test('is a metric: 0 only for equal words, symmetric, and no detour is shorter', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, b) === 0).toBe(a === b);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
      }),
      { seed: 1 },
    );
  });
});

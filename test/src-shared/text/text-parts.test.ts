import { expect, test } from 'vitest';
import { spreadPlaces, textParts } from '#shared/text/text-parts.ts';

test('validation is spread over the split, and training takes all that is left', () => {
  const { train, validation } = textParts(10, { trainingExamples: 0, validationExamples: 2 });
  expect([...validation]).toEqual([2, 7]);
  expect([...train]).toEqual([0, 1, 3, 4, 5, 6, 8, 9]);
});

test('fewer training texts are spread over what validation leaves, whatever their number', () => {
  const { train, validation } = textParts(1000, { trainingExamples: 100, validationExamples: 200 });
  expect(new Set([...train, ...validation]).size).toBe(300);
  expect(train.filter((place) => place < 500)).toHaveLength(50);
  expect(validation.filter((place) => place < 500)).toHaveLength(100);
  const none = textParts(1000, { trainingExamples: 0, validationExamples: 200 });
  expect(none.validation).toEqual(validation);
});

test('places are different ones, the first and last stretch alike, and never more than there are', () => {
  expect([...spreadPlaces(4, 4)]).toEqual([0, 1, 2, 3]);
  expect([...spreadPlaces(1, 5)]).toEqual([2]);
  expect([...spreadPlaces(0, 5)]).toEqual([]);
  expect(() => spreadPlaces(6, 5)).toThrow('6 places are asked for, there are 5');
});

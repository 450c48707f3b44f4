import { expect, test } from 'vitest';
import { hyperparameters } from '#shared/contract/hyperparameters.ts';
import { letterCases, tokenizations, vocabularyRequestSchema } from '#shared/contract/vocabulary.ts';

test.each([
  ['tokenization', tokenizations],
  ['letterCase', letterCases],
] as const)('%s has the choices of the hyperparameter of its name', (name, values) => {
  const row = hyperparameters.find((one) => one.name === name);
  expect(row?.kind === 'choice' ? row.choices.map(({ value }) => value) : null).toEqual(values);
});

test('a request is for sizes that can be', () => {
  const request = {
    hash: 'a'.repeat(64),
    tokenization: 'words',
    letterCase: 'lower',
    vocabularySize: 7500,
    longestText: 40,
    trainingExamples: 0,
    validationExamples: 0,
  };
  const isAccepted = (changes: object) => vocabularyRequestSchema.safeParse({ ...request, ...changes }).success;
  expect(isAccepted({})).toBe(true);
  const refused = [
    { vocabularySize: 0 },
    { longestText: 1.5 },
    { trainingExamples: -1 },
    { hash: '../..' },
    { more: 1 },
  ];
  expect(refused.map(isAccepted)).toEqual(refused.map(() => false));
});

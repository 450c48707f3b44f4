import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { vocabularyQuestion } from '#renderer/state/vocabulary-question.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

const loose = { ...defaultHyperparameters, epochs: 'many', vocabularySize: 500 };

test('asks about the rows that matter to a vocabulary, whatever the others say', () => {
  expect(vocabularyQuestion(loose, exampleTextData())).toEqual({
    hash: 'b'.repeat(64),
    tokenization: 'words',
    letterCase: 'lower',
    vocabularySize: 500,
    longestText: 40,
    trainingExamples: 0,
    validationExamples: 5000,
  });
});

test('asks nothing while one of them cannot be read, nor of images or what is not there yet', () => {
  expect(vocabularyQuestion({ ...loose, longestText: 'x' }, exampleTextData())).toBeNull();
  expect(vocabularyQuestion(loose, exampleImages())).toBeNull();
  expect(vocabularyQuestion(loose, exampleCorpus)).toBeNull();
  expect(vocabularyQuestion(loose, undefined)).toBeNull();
});

import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { isOfKind, modelParameterCount, modelProblem, modelProblemWords } from '#renderer/state/model-problem.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

const values = (changes: Partial<Hyperparameters>): Hyperparameters => ({ ...defaultHyperparameters, ...changes });
const ofTexts = (changes: Partial<Hyperparameters> = {}) => values({ network: 'recurrent', ...changes });
const images = exampleImages();
const texts = exampleTextData();
const labeled = exampleTextData({ classes: ['pro', 'con'] });

describe('why there is no such model', () => {
  test('there is one for images and one for texts, each for its own data alone', () => {
    expect([modelProblem(values({}), images), modelProblem(ofTexts(), texts)]).toEqual([null, null]);
    expect(modelProblem(values({}), texts)).toMatchObject({ name: 'network', what: /dense is for images/ });
    expect(modelProblemWords(ofTexts(), images)).toMatch(/^“Network”: recurrent is for texts, .*convolutional\.$/);
    expect(isOfKind(values({}), images) && isOfKind(ofTexts(), exampleCorpus)).toBe(true);
    expect(isOfKind(values({}), exampleCorpus)).toBe(false);
  });

  test('a condition on labels needs labels, which a corpus may have', () => {
    const told = ofTexts({ labelCondition: 'label' });
    expect(modelProblem(told, texts)?.name).toBe('labelCondition');
    expect([modelProblem(told, labeled), modelProblem(told, exampleCorpus)]).toEqual([null, null]);
  });
});

describe('how many numbers are learned', () => {
  test('of a dense model: each layer has its inputs and a bias for every output', () => {
    const small = values({ encoderWidths: [10], decoderWidths: [], latentSize: 2 });
    expect(modelParameterCount(small, images)).toBe(785 * 10 + 2 * (11 * 2) + 3 * 784);
  });

  test('of a language model of texts: embedding, cell and output over the vocabulary with its reserved tokens', () => {
    const small = ofTexts({
      modelKind: 'language-model',
      vocabularySize: 96,
      embeddingSize: 3,
      hiddenSize: 5,
      cell: 'lstm',
    });
    const expected = 100 * 3 + 4 * 5 * (3 + 5 + 1) + 100 * (5 + 1);
    expect([modelParameterCount(small, texts), modelParameterCount(small, exampleCorpus)]).toEqual([
      expected,
      expected,
    ]);
  });

  test('is not said where there is no such model, or where labels are told that nobody has counted yet', () => {
    expect(modelParameterCount(values({}), texts)).toBeNull();
    expect(modelParameterCount(ofTexts({ labelCondition: 'label' }), exampleCorpus)).toBeNull();
    expect(modelParameterCount(ofTexts({ labelCondition: 'label' }), labeled)).toBeGreaterThan(1000);
  });
});

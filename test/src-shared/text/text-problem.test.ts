import { expectedTextProblem, textProblem } from '#shared/text/text-problem.ts';
import type { TextChoice } from '#shared/text/text-problem.ts';
import { describe, expect, it } from 'vitest';
import { smallTextModel } from './text-examples.ts';

const problemOf = (changes: Partial<TextChoice>) =>
  textProblem({ ...smallTextModel(), pretrainingEpochs: 0, encoderSteps: 1, ...changes });

describe('textProblem', () => {
  it.each<[string, Partial<TextChoice>]>([
    ['the small model', {}],
    ['heads that divide the hidden units', { network: 'transformer', hiddenSize: 12, attentionHeads: 4 }],
    ['a language model that is told labels', { modelKind: 'language-model', labelCondition: 'label' }],
    ['a bag of words of an autoencoder', { modelKind: 'ae', wordDecoder: 'bag-of-words' }],
    ['normalized means', { klFloor: 'normalized-means' }],
    ['a floor of the KL where there is no KL', { modelKind: 'ae', klFloor: 'normalized-means' }],
    ['a topic model with free bits', { network: 'topics', klFloor: 'free-bits' }],
    ['rows of other networks', { network: 'topics', labelCondition: 'label', dataShape: [6, 9, 0], encoderSteps: 5 }],
    ['one topic of an autoencoder', { network: 'topics', modelKind: 'ae', latentSize: 1 }],
  ])('has nothing against %s', (_, changes) => {
    expect(problemOf(changes)).toBeNull();
  });

  it.each<[keyof TextChoice, Partial<TextChoice>]>([
    ['attentionHeads', { network: 'transformer', hiddenSize: 10, attentionHeads: 4 }],
    ['modelKind', { network: 'topics', modelKind: 'language-model' }],
    ['encoderWidths', { network: 'topics', encoderWidths: [] }],
    ['latentSize', { network: 'topics', latentSize: 1 }],
    ['klFloor', { network: 'topics', klFloor: 'delta' }],
    ['klFloor', { network: 'topics', klFloor: 'normalized-means' }],
    ['wordDecoder', { modelKind: 'language-model', wordDecoder: 'bag-of-words' }],
    ['labelCondition', { labelCondition: 'label', dataShape: [6, 9, 0] }],
    ['wordDropout', { wordDropout: 0.1, wordDecoder: 'bag-of-words' }],
    ['inputNoise', { inputNoise: 'words', modelKind: 'language-model' }],
    ['pretrainingEpochs', { pretrainingEpochs: 1, modelKind: 'ae' }],
    ['encoderSteps', { encoderSteps: 2, modelKind: 'language-model' }],
  ])('names %s of %o', (name, changes) => {
    const problem = problemOf(changes);
    expect(problem?.name).toBe(name);
    expect(problem?.what).toMatch(/; (take|choose|name|expected) /);
  });

  it('says which numbers do not fit', () => {
    const problem = problemOf({ network: 'transformer', hiddenSize: 10, attentionHeads: 4 });
    expect(problem?.what).toContain('4 heads cannot share 10 hidden units');
  });
});

describe('expectedTextProblem', () => {
  const choice = { ...smallTextModel(), pretrainingEpochs: 0, encoderSteps: 1, longestText: 5, vocabularySize: 6 };

  it('has nothing against texts with labels for a model that is told them', () => {
    expect(expectedTextProblem({ ...choice, labelCondition: 'label' }, 2)).toBeNull();
  });

  it('counts the labels that are expected, not those of another shape', () => {
    const told = { ...choice, labelCondition: 'label', dataShape: [6, 9, 2] } as const;
    expect(expectedTextProblem(told, 0)?.name).toBe('labelCondition');
  });
});

import { describe, expect, test } from 'vitest';
import { ofTextModel } from '#shared/contract/dataset-kind.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { expectedTextShape } from '#shared/text/expected-text-shape.ts';
import { textProblem } from '#shared/text/text-problem.ts';
import { asLanguageModel, hasLanguageModel, languageModelOf } from '#renderer/state/language-models.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const values = (changes: Partial<Hyperparameters> = {}): Hyperparameters => {
  return { ...defaultHyperparameters, network: 'recurrent', ...changes };
};
const run = (id: string, changes: Partial<Hyperparameters> = {}, parts: Parameters<typeof exampleRun>[0] = {}) =>
  exampleRun({ id, hyperparameters: values(changes), ...parts });

test('a model without its code has the same tokens and sizes, and nothing that needs an encoder', () => {
  const rich = values({
    wordDecoder: 'bag-of-words',
    inputNoise: 'words',
    pretrainingEpochs: 2,
    encoderSteps: 5,
    wordDropout: 0.4,
    hiddenSize: 77,
    vocabularySize: 123,
  });
  const model = asLanguageModel(rich);
  expect(model).toMatchObject({ modelKind: 'language-model', hiddenSize: 77, vocabularySize: 123, wordDropout: 0 });
  expect(textProblem({ ...ofTextModel(model), dataShape: expectedTextShape(model, 0) })).toBeNull();
});

test('there is one beside models of texts in order', () => {
  const has = (changes: Partial<Hyperparameters>) => hasLanguageModel({ hyperparameters: values(changes) });
  expect([has({}), has({ modelKind: 'ae' }), has({ network: 'transformer' })]).toEqual([true, true, true]);
  expect([has({ modelKind: 'language-model' }), has({ network: 'topics' }), has({ network: 'dense' })]).toEqual([
    false,
    false,
    false,
  ]);
});

describe('the language model of a run', () => {
  const vae = run('vae');
  const baseline = { modelKind: 'language-model' } as const;

  test('is the newest finished one of the same texts, tokens and sizes', () => {
    const old = run('old', baseline, { createdAt: '2026-11-20T10:00:00.000Z' });
    const late = run('late', { ...baseline, latentSize: 9, epochs: 3 }, { createdAt: '2026-11-21T10:00:00.000Z' });
    expect(languageModelOf(vae, [old, vae, late])?.id).toBe('late');
  });

  test('is none that is unfinished, larger, cut otherwise, of other texts, or of another network', () => {
    const others = [
      run('running', baseline, { state: 'running' }),
      run('larger', { ...baseline, hiddenSize: 999 }),
      run('fewer words', { ...baseline, vocabularySize: 50 }),
      run('other texts', baseline, { datasetHash: 'c'.repeat(64) }),
      run('transformer', { ...baseline, network: 'transformer' }),
      run('no baseline'),
    ];
    expect(languageModelOf(vae, others)).toBeUndefined();
  });

  test('need not agree in rows that do not matter for the network', () => {
    expect(languageModelOf(vae, [run('same', { ...baseline, attentionHeads: 2 })])?.id).toBe('same');
  });
});

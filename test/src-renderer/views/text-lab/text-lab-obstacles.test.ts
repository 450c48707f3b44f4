import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { noCodes, noLabelWork, noWriter, noWritingFromCodes } from '#renderer/views/text-lab/text-lab-obstacles.ts';

const model = (modelKind: 'vae' | 'language-model', network: 'recurrent' | 'topics') => ({
  hyperparameters: { ...defaultHyperparameters, modelKind, network },
});

test('a sentence VAE can be asked everything', () => {
  const vae = model('vae', 'recurrent');
  expect([noWriter(vae), noCodes(vae), noWritingFromCodes(vae)]).toEqual([null, null, null]);
});

test('a topic model has codes and writes nothing', () => {
  const topics = model('vae', 'topics');
  expect(noCodes(topics)).toBeNull();
  expect(noWriter(topics)).toContain('Choose a recurrent or a transformer run');
  expect(noWritingFromCodes(topics)).toBe(noWriter(topics));
});

test('a language model writes and has no codes', () => {
  const bare = model('language-model', 'recurrent');
  expect(noWriter(bare)).toBeNull();
  expect(noCodes(bare)).toContain('Choose a run of a VAE');
  expect(noWritingFromCodes(bare)).toBe(noCodes(bare));
});

test('a language model has nothing to do with labels, unless it is told them', () => {
  expect(noLabelWork(model('language-model', 'recurrent'))).toMatch(/no codes/);
  expect(noLabelWork(model('vae', 'topics'))).toBeNull();
  const { hyperparameters } = model('language-model', 'recurrent');
  expect(noLabelWork({ hyperparameters: { ...hyperparameters, labelCondition: 'label' } })).toBeNull();
});

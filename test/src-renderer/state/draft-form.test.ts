import { describe, expect, test } from 'vitest';
import { defaultHyperparameters, hyperparameterRow } from '#shared/contract/hyperparameters.ts';
import { fieldText, fieldTexts, isSameValue, readForm, startObstacle } from '#renderer/state/draft-form.ts';
import { exampleCorpus, exampleImages, exampleTextData } from './data-examples.ts';

const base = defaultHyperparameters;
const texts = fieldTexts(base);

describe('the form', () => {
  test('reads back what it was filled with, unchanged', () => {
    const form = readForm(texts, base);
    expect(form.values).toEqual(base);
    expect([form.errors.size, form.changed.size]).toEqual([0, 0]);
    expect(fieldText(hyperparameterRow('encoderWidths'), [512, 256])).toBe('512, 256');
  });

  test('marks what differs from its base', () => {
    const form = readForm({ ...texts, epochs: '3', encoderWidths: '64' }, base);
    expect([...form.changed].sort()).toEqual(['encoderWidths', 'epochs']);
    expect(form.values).toMatchObject({ epochs: 3, encoderWidths: [64] });
  });

  test('a wrong field that matters is an error that names it; a hidden one cannot stop a start', () => {
    const wrong = readForm({ ...texts, epochs: 'many' }, base);
    expect(wrong.values).toBeNull();
    expect(wrong.errors.get('epochs')).toContain('Epochs');
    const hidden = readForm({ ...texts, sigma: 'wide' }, base); // a Bernoulli likelihood has no σ
    expect(hidden.values?.sigma).toBe(base.sigma);
  });

  test('says why it cannot be started', () => {
    const mnist = exampleImages();
    expect(startObstacle(readForm(texts, base), mnist)).toBeNull();
    expect(startObstacle(readForm(texts, base), null)).toContain('dataset');
    expect(startObstacle(readForm({ ...texts, epochs: '', seed: '-1' }, base), mnist)).toContain('“Epochs” and “Seed”');
    const all = readForm({ ...texts, validationExamples: '60000' }, base);
    expect(startObstacle(all, mnist)).toContain('60000 training examples');
    const more = readForm({ ...texts, trainingExamples: '55001' }, base); // 5,000 are held out
    expect(startObstacle(more, mnist)).toContain('of which 55000 are left after validation');
    const convolutional = (convolutionChannels: string) =>
      startObstacle(readForm({ ...texts, network: 'convolutional', convolutionChannels }, base), mnist);
    expect(convolutional('8, 16, 32')).toBeNull();
    expect(convolutional('8, 8, 8, 8, 8, 8')).toMatch(/^“Convolutions”: 6 halvings expect .*\(28, 28, 1\); take fewer/);
    expect(convolutional('')).toContain('found none');
  });

  test('says of texts what a model of texts lacks, and of a corpus only what is known before its import', () => {
    const ofTexts = { ...base, network: 'recurrent' as const };
    const typed = (changes: object) => readForm({ ...fieldTexts(ofTexts), ...changes }, ofTexts);
    const sentences = exampleTextData(); // 4,000 to train on
    expect(startObstacle(typed({ validationExamples: '500' }), sentences)).toBeNull();
    expect(startObstacle(typed({}), sentences)).toContain('Sentences has 4000 training examples');
    expect(startObstacle(typed({}), exampleCorpus)).toBeNull();
    const heads = { network: 'transformer', attentionHeads: '3', hiddenSize: '256' };
    expect(startObstacle(typed(heads), exampleCorpus)).toMatch(/^“Attention heads”: 3 heads cannot share 256/);
  });

  test('lists are the same when their numbers are', () => {
    expect(isSameValue([1, 2], [1, 2])).toBe(true);
    expect(isSameValue([12], [1, 2])).toBe(false);
    expect(isSameValue('1', 1)).toBe(false);
  });
});

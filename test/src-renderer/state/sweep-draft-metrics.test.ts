import { describe, expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { metricNameSchema } from '#shared/contract/metric.ts';
import {
  metricGroups,
  metricLabel,
  metricObstacle,
  metricQuantity,
  metricWords,
  onWatchedSplit,
  usualGoal,
} from '#renderer/state/sweep-draft-metrics.ts';
import { aSweep, textsOf } from './a-sweep.ts';

const plain = { loose: defaultHyperparameters, dimensions: [] };
const with_ = (values: object) => ({ loose: { ...defaultHyperparameters, ...values }, dimensions: [] });
const searching = (...space: readonly object[]) => ({ ...plain, dimensions: textsOf(aSweep({ space })).dimensions });

describe('metrics that a trial can be judged by', () => {
  test('are of the validation split where there is one, else of the test split', () => {
    const offered = metricGroups(plain).flatMap(({ metrics }) => metrics);
    expect(offered[0]).toBe('epoch/validation/negativeElbo');
    expect(offered).toContain('final/test/knnAccuracy');
    expect(offered.every((metric) => metricNameSchema.safeParse(metric).success)).toBe(true);
    const [first] = metricGroups(with_({ validationExamples: 0 }));
    expect(first).toMatchObject({ title: 'Every epoch, test split' });
    expect(first?.metrics).toContain('epoch/test/kl');
  });

  test('have no KL where an autoencoder is trained or might be, and no σ where none is learned', () => {
    const offered = metricGroups(with_({ modelKind: 'ae' })).flatMap(({ metrics }) => metrics);
    expect(offered.filter((metric) => /kl|negativeElbo|sigma/.test(metric))).toEqual([]);
    const both = searching({ name: 'modelKind', kind: 'choice', values: ['vae', 'ae'] });
    expect(metricObstacle('epoch/validation/kl.3', both)).toContain('autoencoder');
    const sigma = 'epoch/validation/sigma';
    expect(metricObstacle(sigma, plain)).toContain('not learned');
    expect(metricObstacle(sigma, with_({ likelihood: 'gaussian-shared' }))).toBeNull();
    expect(
      metricObstacle(
        sigma,
        searching({ name: 'likelihood', kind: 'choice', values: ['gaussian-shared', 'bernoulli'] }),
      ),
    ).not.toBeNull();
  });

  test('are those of texts or of images, and without a code only those that need none', () => {
    const offered = (values: object) => new Set(metricGroups(with_(values)).flatMap(({ metrics }) => metrics));
    const texts = offered({ network: 'recurrent' });
    expect(texts.has('epoch/validation/perplexity') && texts.has('final/test/negativeLogLikelihood')).toBe(true);
    expect([...texts].filter((metric) => /meanSquaredError|sigma/.test(metric))).toEqual([]);
    const images = [...offered({})];
    expect(images.filter((metric) => /perplexity|mutualInformation|negativeLog/.test(metric))).toEqual([]);
    const model = [...offered({ network: 'recurrent', modelKind: 'language-model' })];
    expect(model).toContain('epoch/validation/negativeElbo');
    expect(model.filter((metric) => /\/kl|activeUnits|mutual|knn/.test(metric))).toEqual([]);
  });

  test('are not of a split that is not measured, nor of one step', () => {
    expect(metricObstacle('epoch/test/kl', plain)).toContain('“Validation examples” is above 0');
    expect(metricObstacle('epoch/validation/kl', with_({ validationExamples: 0 }))).toContain('is 0');
    const varied = searching({ name: 'validationExamples', kind: 'integer', minimum: 1, maximum: 9 });
    expect(metricObstacle('epoch/validation/kl', varied)).toBeNull();
    expect(metricObstacle('final/validation/kl', plain)).toContain('only the test split');
    expect(metricObstacle('step/train/loss', plain)).toContain('one step');
    expect(metricObstacle('epoch/train/secondsPerEpoch', plain)).toBeNull();
    expect(metricObstacle('final/train/parameters', plain)).toBeNull();
    expect(metricObstacle('final/test/parameters', plain)).toContain('told once');
  });
});

test('follow the split that is watched', () => {
  expect(onWatchedSplit('epoch/validation/kl.2', 0)).toBe('epoch/test/kl.2');
  expect(onWatchedSplit('epoch/test/kl', 5000)).toBe('epoch/validation/kl');
  expect(onWatchedSplit('final/test/kl', 5000)).toBe('final/test/kl');
  expect(onWatchedSplit('epoch/train/loss', 0)).toBe('epoch/train/loss');
});

test('are said in words', () => {
  expect(metricWords('epoch/validation/negativeElbo')).toBe('−ELBO, validation split, every epoch');
  expect(metricWords('epoch/train/kl.3')).toBe('KL of dimension 3, training, every epoch');
  expect(metricLabel('final/test/knnAccuracy')).toBe('10-NN accuracy');
  expect(metricQuantity('epoch/train/kl.3')?.unit).toBe('nats per example');
});

test('are maximized where higher is better', () => {
  expect(usualGoal('final/test/knnAccuracy')).toBe('maximize');
  expect([usualGoal('epoch/validation/loss'), usualGoal('epoch/validation/kl')]).toEqual(['minimize', 'minimize']);
});

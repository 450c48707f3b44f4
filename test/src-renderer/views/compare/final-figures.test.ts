import { expect, test } from 'vitest';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';
import { finalFigures } from '#renderer/views/compare/final-figures.ts';
import { exampleRun } from '#test/helpers/example-run.ts';

const run = (elbo: number, changes: Partial<Hyperparameters> = {}, accuracy = 0.5) =>
  exampleRun({
    hyperparameters: { ...defaultHyperparameters, ...changes },
    metrics: { 'final/test/negativeElbo': elbo, 'final/test/knnAccuracy': accuracy, 'final/test/kl': elbo },
  });
const row = (runs: Parameters<typeof finalFigures>[0], name: string) =>
  finalFigures(runs).find(({ quantity }) => quantity.name === name)!;

test('the best is the lowest −ELBO and the highest accuracy; KL has no better', () => {
  const runs = [run(101, {}, 0.4), run(99, {}, 0.6)];
  expect(row(runs, 'negativeElbo').best).toEqual([1]);
  expect(row(runs, 'knnAccuracy').best).toEqual([1]);
  expect(row(runs, 'kl').best).toEqual([]);
});

test('nats under different likelihoods or binarizations are not compared', () => {
  expect(row([run(101), run(-200, { likelihood: 'gaussian-shared' })], 'negativeElbo')).toMatchObject({
    best: [],
    caveat: expect.stringContaining('likelihoods differ') as string,
  });
  expect(row([run(101), run(99, { binarization: 'threshold' })], 'knnAccuracy').caveat).toContain('binarized');
  const fixed = { likelihood: 'gaussian-fixed', sigma: 0.5 } as const;
  expect(row([run(1, fixed), run(2, { ...fixed, sigma: 1 })], 'negativeElbo').caveat).not.toBeNull();
});

test('equal values and a single one have no best; a quantity that no run has has no row', () => {
  expect(row([run(1), run(1)], 'negativeElbo').best).toEqual([]);
  expect(row([run(1), exampleRun()], 'negativeElbo').best).toEqual([]);
  expect(finalFigures([exampleRun()])).toEqual([]);
});

test('texts that are cut or left out differently are not compared, nor a topic model with one that writes end marks', () => {
  const texts = { network: 'recurrent' } as const;
  const caveat = (changes: Partial<Hyperparameters>) =>
    row([run(27, texts), run(28, { ...texts, ...changes })], 'negativeElbo').caveat;
  expect(caveat({ hiddenSize: 64 })).toBeNull();
  expect(caveat({ network: 'transformer' })).toBeNull();
  for (const changes of [
    { tokenization: 'characters' },
    { letterCase: 'kept' },
    { vocabularySize: 50 },
    { longestText: 5 },
    { network: 'topics' },
  ] as const) {
    expect(caveat(changes)).toMatch(/^The texts are read differently/);
  }
});

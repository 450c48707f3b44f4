import { expect, test } from 'vitest';
import { runFigures } from '#renderer/state/text-lab-figures.ts';

test('the figures that there are stand beside that of the trigram, final ones before those of an epoch', () => {
  const metrics = {
    'epoch/validation/perplexity': 40,
    'final/test/perplexity': 30.234_56,
    'final/test/trigramPerplexity': 30.97,
    'epoch/validation/kl': 3.8791,
  };
  const figures = runFigures({ metrics });
  expect(figures.map(({ label, value }) => [label, value])).toEqual([
    ['Perplexity', '30.23'],
    ['KN-3 perplexity', '30.97'],
    ['KL', '3.879'],
  ]);
  expect(figures[0]?.help).toMatch(/Final, test split\.$/);
  expect(figures[2]?.help).toMatch(/In nats per example\. validation split\.$/);
});

test('a run without figures has none', () => {
  expect(runFigures({ metrics: {} })).toEqual([]);
});

import { expect, test } from 'vitest';
import { figureDefinitions } from '#renderer/views/run/overview/figure-definitions.ts';

test('says what perplexity is, and which figure is a bound and which is exact', () => {
  const vae = figureDefinitions({ network: 'recurrent', modelKind: 'vae' });
  expect(vae).toContain('exp(−ELBO per token); the end mark counts as a token');
  expect(vae).toContain('upper bound on −log p(x)');
  const model = figureDefinitions({ network: 'transformer', modelKind: 'language-model' });
  expect(model).toContain('−log p(x) itself');
  expect(model).not.toContain('upper bound');
});

test('says what cannot be laid beside a trigram', () => {
  expect(figureDefinitions({ network: 'recurrent', modelKind: 'ae' })).toContain('no likelihood');
  expect(figureDefinitions({ network: 'topics', modelKind: 'vae' })).toContain('neither order nor end marks');
});

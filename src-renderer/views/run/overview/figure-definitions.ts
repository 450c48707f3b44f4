import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

/** What the figures of a model of texts mean, and which of them are bounds. */
export function figureDefinitions({ network, modelKind }: Pick<Hyperparameters, 'network' | 'modelKind'>): string {
  if (modelKind === 'ae') {
    return 'An autoencoder has no likelihood of a text, only a reconstruction: neither perplexity nor trigram can be laid beside it.';
  }
  if (network === 'topics') {
    return 'Perplexity is exp(−ELBO per word). A topic model knows neither order nor end marks, so that no trigram stands beside it.';
  }
  const perplexity = 'Perplexity is exp(−ELBO per token); the end mark counts as a token.';
  const trigram =
    'KN-3 is an interpolated Kneser-Ney trigram with the same vocabulary, counted on the same training texts; its figure is exact.';
  const bound =
    modelKind === 'language-model'
      ? 'A language model has no code: its −ELBO is −log p(x) itself.'
      : '−ELBO is an upper bound on −log p(x).';
  return `${perplexity} ${bound} ${trigram}`;
}

import type { Hyperparameters } from '#shared/contract/hyperparameters.ts';

/** Why a model of texts has no texts of a kind, a sentence each; null where it has some. */
export interface MissingTexts {
  readonly reconstructions: string | null;
  readonly prior: string | null;
  readonly interpolation: string | null;
}

export function missingTexts({ network, modelKind }: Pick<Hyperparameters, 'network' | 'modelKind'>): MissingTexts {
  if (network === 'topics') {
    const topics = 'A topic model counts words and writes no texts';
    return {
      reconstructions: `${topics}: there is nothing to reconstruct. Its topics stand under Samples.`,
      prior: `${topics}.`,
      interpolation: null,
    };
  }
  if (modelKind === 'language-model') {
    return {
      reconstructions:
        'A language model has no code that a text could be written from again. What it writes by itself stands under Samples.',
      prior: null,
      interpolation: 'A language model has no codes, so that there is no way from one text to another.',
    };
  }
  const prior = 'An autoencoder has no prior to draw from; a variational autoencoder has.';
  return { reconstructions: null, prior: modelKind === 'ae' ? prior : null, interpolation: null };
}

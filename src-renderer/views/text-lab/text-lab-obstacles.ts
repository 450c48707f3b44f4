import type { Run } from '#shared/contract/run.ts';
import { hasNoLabelWork } from '#renderer/state/text-classify.ts';

type Model = Pick<Run, 'hyperparameters'>;

/** A topic model writes nothing. */
export function noWriter({ hyperparameters }: Model): string | null {
  return hyperparameters.network === 'topics'
    ? 'A topic model knows words and no order: it writes no texts. Choose a recurrent or a transformer run.'
    : null;
}

/** A language model has no codes. */
export function noCodes({ hyperparameters }: Model): string | null {
  return hyperparameters.modelKind === 'language-model'
    ? 'A language model has no codes: it writes from nothing but the words before. Choose a run of a VAE or an autoencoder.'
    : null;
}

/** What writes from codes needs both. */
export function noWritingFromCodes(model: Model): string | null {
  return noWriter(model) ?? noCodes(model);
}

/** Labels are told apart by codes, or written by a model that is told them. */
export function noLabelWork(model: Model): string | null {
  return hasNoLabelWork(model.hyperparameters) ? noCodes(model) : null;
}

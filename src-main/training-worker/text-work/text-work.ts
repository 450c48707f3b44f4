import type { TextManifest } from '#shared/contract/dataset.ts';
import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import type { TextAnswerOf, TextRequestKind, TextRequestOf } from '#shared/contract/text-work.ts';
import type { TextStepRunner } from '#main/engine/text-step-runner.ts';
import type { Tokenizer } from '#main/tokenization/tokenizer.ts';
import type { PreparedTexts } from '../texts/prepared-texts.ts';
import type { Tell } from './tell.ts';

/** A trained model of texts, open in this process for as long as requests to it come. */
export interface TextWork {
  readonly values: TextHyperparameters;
  readonly runner: TextStepRunner;
  /** [tokens of the longest text with its end mark, tokens of the vocabulary, classes] */
  readonly dataShape: readonly number[];
  readonly tokenizer: Tokenizer;
  /** Its dataset, read when it is first asked for. Throws 'dataset/not-found', 'dataset/damaged'. */
  readonly dataset: () => { readonly manifest: TextManifest; readonly data: PreparedTexts };
}

/** Answers the requests of one kind. It calls `tell` between pieces of at most a tenth of a second. */
export type TextWorker<K extends TextRequestKind> = (
  request: TextRequestOf<K>,
  work: TextWork,
  tell: Tell,
) => Promise<TextAnswerOf<K>>;

/** What follows from a model and takes time, computed when it is first asked for and kept while the model is open. */
export function oncePerModel<T>(
  compute: (work: TextWork, tell: Tell) => Promise<T>,
): (work: TextWork, tell: Tell) => Promise<T> {
  const known = new WeakMap<TextWork, { readonly value: T }>();
  return async (work, tell) => {
    const found = known.get(work);
    if (found) return found.value;
    const value = await compute(work, tell);
    known.set(work, { value });
    return value;
  };
}

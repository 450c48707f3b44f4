import { textCutter } from '#main/tokenization/cut-texts.ts';
import { joinWords } from '#main/tokenization/join-words.ts';
import type { TextWork } from '../text-work.ts';

/** Texts that somebody typed, as methods take them. */
export interface TypedTexts {
  /** Of each text. */
  readonly words: readonly (readonly string[])[];
  /** Of a model that is told them. */
  readonly labels: Int32Array | null;
}

/** Cuts texts into words, whatever the model cuts them into, and joins words as a reader expects. */
export interface WordForm {
  readonly cut: (text: string) => readonly string[];
  readonly join: (words: readonly string[]) => string;
}

export function wordForm({ values, dataset }: TextWork): WordForm {
  const { language } = dataset().manifest;
  return {
    cut: textCutter({ tokenization: 'words', letterCase: values.letterCase, language }),
    join: (words) => joinWords(words, language),
  };
}

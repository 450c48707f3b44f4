import type { CorrectAnswer, CorrectionMethod, CorrectionTrial } from '#shared/contract/text-correction.ts';
import { formatCount, formatPercent } from '#renderer/formatting/number.ts';

export const correctionWords: Readonly<
  Record<CorrectionMethod, { readonly label: string; readonly definition: string; readonly isBaseline: boolean }>
> = {
  copy: { label: 'As typed', definition: 'Nothing is changed.', isBaseline: true },
  unigram: {
    label: 'Nearest word',
    definition:
      'A word that is not in the vocabulary becomes the most frequent of the nearest ones, up to two edits away.',
    isBaseline: true,
  },
  trigram: {
    label: 'Channel of a trigram',
    definition: 'The same noisy channel with a Kneser-Ney trigram of the training texts in place of the model.',
    isBaseline: true,
  },
  decode: {
    label: 'Decoded',
    definition: 'The likeliest text at the code of what was typed, by a search with five beams.',
    isBaseline: false,
  },
  channel: {
    label: 'Channel of the model',
    definition:
      'Words for which others, up to two edits away, are likelier are exchanged: by p(text | z) of the model and p(typed | meant) of a noise model.',
    isBaseline: false,
  },
};

export const trialTitles: Readonly<Record<CorrectionTrial['errors'], string>> = {
  misspelled: 'One word misspelled, as people do',
  characters: 'Errors by characters',
  none: 'No errors: every change is harm',
};

/** What the figures are of, and what was chosen where. */
export function trialsText({ unknownShare, errorRates, validationTexts, trials }: CorrectAnswer): string {
  const texts = `${formatCount(trials[0]?.texts ?? 0)} test texts, the same for every kind of errors.`;
  const unknown =
    unknownShare === null ? '' : ` ${formatPercent(unknownShare)} of their words are not in the vocabulary.`;
  const named = { 'of the trigram': errorRates.trigram, 'of the model': errorRates.channel };
  const rates = Object.entries(named).flatMap(([name, rate]) => (rate === null ? [] : [`${rate} ${name}`]));
  if (rates.length === 0) return texts + unknown;
  const chosen =
    validationTexts > 0
      ? `chosen by ${formatCount(validationTexts)} validation texts`
      : 'a usual one: nothing was held out';
  return `${texts}${unknown} Errors expected in a word by the channels: ${rates.join(', ')}; ${chosen}.`;
}

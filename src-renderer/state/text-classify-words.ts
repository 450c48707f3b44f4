import type {
  AugmentAnswer,
  AugmentEffectAnswer,
  AugmentFigures,
  AugmentSource,
  FewLabelsAnswer,
  LabelClassifier,
  MeanAccuracy,
  ShiftAnswer,
  ShiftFigures,
  ShiftMeasures,
} from '#shared/contract/text-labels.ts';
import { formatAligned, formatCount, formatPercent } from '#renderer/formatting/number.ts';

export const classifierWords: Readonly<
  Record<LabelClassifier, { readonly label: string; readonly definition: string; readonly isBaseline: boolean }>
> = {
  'code-regression': {
    label: 'Logistic regression on codes',
    definition:
      'Posterior means, each dimension divided by its standard deviation over the labeled texts; penalty λ = 1 for any number of labels.',
    isBaseline: false,
  },
  'code-neighbors': {
    label: 'Nearest codes',
    definition: 'Of n labels the √n nearest posterior means vote, 10 at most, by Euclidean distance.',
    isBaseline: false,
  },
  'naive-bayes': {
    label: 'Naive Bayes',
    definition: 'The baseline that counts words and pairs of words of the texts, with one added to every count.',
    isBaseline: true,
  },
  'word-regression': {
    label: 'Logistic regression on words',
    definition: 'The baseline on TF-IDF weights of words and pairs of words, which the labeled texts decide; λ = 1.',
    isBaseline: true,
  },
};

/** Of a share, to three digits after the point; with half its interval where it has one. */
export function accuracyText({ mean, interval }: MeanAccuracy): string {
  const digits = mean.toFixed(3);
  return interval === null ? digits : `${digits} ± ${((interval.high - interval.low) / 2).toFixed(3)}`;
}

/** What the figures of a curve are of. */
export function fewLabelsText({ measuredTexts, testTexts, mostFrequent, points }: FewLabelsAnswer): string {
  const measured = measuredTexts === testTexts ? 'all' : `${formatCount(measuredTexts)} of`;
  return (
    `Share of ${measured} ${formatCount(testTexts)} test texts that is labeled right; ` +
    `always the most frequent class would be right in ${mostFrequent.toFixed(3)}. ` +
    `± is half of the 95 % interval over ${points[0]!.draws} draws of labels; all labels are one fit.`
  );
}

/** `Strength 1, which did best on 200 validation texts.` */
export function strengthText({ strength, chosen, isTold }: ShiftAnswer): string {
  const amount = formatAligned(strength, 2);
  if (isTold && strength === 0) return 'The model was told the class; the code was not moved.';
  if (!chosen) return `Strength ${amount}.`;
  const texts = formatCount(chosen.validationTexts);
  return `Strength ${amount}: of those tried on ${texts} validation texts it has the highest product of share that convinces and BLEU.`;
}

export interface ShiftRow {
  readonly label: string;
  readonly convinced: string;
  readonly kept: string;
  readonly perplexity: string;
}

/** Shifted texts beside what the baselines give. */
export function shiftRows({ shifted, rewritten, originals, nearest }: ShiftMeasures): readonly ShiftRow[] {
  const row = (label: string, { convinced, kept, trigramPerplexity }: ShiftFigures): ShiftRow => ({
    label,
    convinced: formatPercent(convinced),
    kept: kept.toFixed(3),
    perplexity: formatAligned(trigramPerplexity, 3),
  });
  return [
    row('Shifted', shifted),
    row('Written again without a shift', rewritten),
    row('Baseline: the originals', originals),
    row('Baseline: nearest real text of the class by words', nearest),
  ];
}

export interface AugmentRow {
  readonly label: string;
  readonly convinced: string;
  readonly perplexity: string;
  readonly copied: string;
}

/** Written texts beside real ones that were held out. */
export function augmentRows({ written, real }: AugmentAnswer): readonly AugmentRow[] {
  const row = (label: string, { convinced, trigramPerplexity, copiedShare }: AugmentFigures): AugmentRow => ({
    label,
    convinced: formatPercent(convinced),
    perplexity: formatAligned(trigramPerplexity, 3),
    copied: formatPercent(copiedShare),
  });
  return [row('Written', written), ...(real ? [row('Real, held out', real)] : [])];
}

export const sourceWords: Readonly<Record<AugmentSource, string>> = {
  none: 'Real texts alone (baseline)',
  noise: 'Word noise (baseline)',
  model: 'Written by the model',
};

/** What the model knew of the labels, and what the figures are of. */
export function effectText({ measuredTexts, repeats, sawAllLabels }: AugmentEffectAnswer): string {
  const knew = sawAllLabels
    ? 'The model was told the labels of all its training texts: it knows more than the few.'
    : 'The model was trained without labels, on all training texts; where the classes lie is known from the few real texts alone.';
  return `Share of ${formatCount(measuredTexts)} test texts that is labeled right, ± half of the 95 % interval over ${repeats} draws. Word noise leaves words out or exchanges them. ${knew}`;
}

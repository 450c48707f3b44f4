import type { WritingMeasures } from '#shared/contract/text-writing.ts';
import { formatAligned, formatCount, formatPercent, missing } from '#renderer/formatting/number.ts';

export interface MeasureRow {
  readonly label: string;
  /** How it is computed and how to read it. */
  readonly definition: string;
  readonly written: string;
  readonly real: string;
}

interface Measure {
  readonly label: string;
  readonly definition: string;
  readonly words: (measures: WritingMeasures) => string;
}

const figure = (value: number | null): string => (value === null ? missing : formatAligned(value, 3));

const measures: readonly Measure[] = [
  {
    label: 'Forward perplexity',
    definition:
      'Of the texts under a Kneser-Ney trigram of the training texts, end marks counted: e to the mean nats per token. Low is fluent; lower than that of real texts is bland.',
    words: ({ forwardPerplexity }) => figure(forwardPerplexity),
  },
  {
    label: 'Reverse perplexity',
    definition:
      'Of held-out texts under a trigram that learned from 10,000 written ones; in the column of real texts from as many training texts. Low covers the language.',
    words: ({ reversePerplexity }) => figure(reversePerplexity),
  },
  {
    label: 'Distinct-1',
    definition: 'Different words by all words. It falls as texts are added, so both columns are of equally many.',
    words: ({ distinct1 }) => figure(distinct1),
  },
  {
    label: 'Distinct-2',
    definition: 'Different pairs of neighboring words by all pairs.',
    words: ({ distinct2 }) => figure(distinct2),
  },
  {
    label: 'Self-BLEU',
    definition: 'Mean BLEU-4 of each of up to 1,000 texts with all others as references. High is monotonous.',
    words: ({ selfBleu }) => figure(selfBleu),
  },
  {
    label: 'Copied',
    definition: 'Share of the texts that is, token for token, a training text.',
    words: ({ copiedShare }) => formatPercent(copiedShare),
  },
  {
    label: 'Tokens per text',
    definition: 'Mean, with the end mark.',
    words: ({ meanTokens }) => figure(meanTokens),
  },
  {
    label: 'Texts',
    definition: 'How many were measured: those that are written and as many held-out test texts.',
    words: ({ texts }) => formatCount(texts),
  },
];

/** The figures of written texts beside those of real ones. */
export function measureRows(written: WritingMeasures, real: WritingMeasures): readonly MeasureRow[] {
  return measures.map(({ label, definition, words }) => ({
    label,
    definition,
    written: words(written),
    real: words(real),
  }));
}

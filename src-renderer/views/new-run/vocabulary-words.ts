import type { Tokenization, VocabularyReport } from '#shared/contract/vocabulary.ts';
import { formatCount, formatNumber, formatPercent } from '#renderer/formatting/number.ts';

export interface VocabularyFigure {
  readonly name: string;
  readonly value: string;
  readonly help: string;
}

/** What a vocabulary keeps and loses, a few words each. */
export function vocabularyFigures(report: VocabularyReport): readonly VocabularyFigure[] {
  const { kept, kinds, unknownShare, heldOut, lengths, trainingTexts } = report;
  const known = (share: number | null) => (share === null ? 'no tokens' : formatPercent(1 - share));
  const unknown = (share: number | null) => (share === null ? '' : `${formatPercent(share)} out of vocabulary. `);
  return [
    {
      name: 'Known, training',
      value: known(unknownShare.training),
      help: `${unknown(unknownShare.training)}Of all tokens of ${formatCount(trainingTexts)} training texts.`,
    },
    {
      name: `Known, ${heldOut.split}`,
      value: known(unknownShare.heldOut),
      help: `${unknown(unknownShare.heldOut)}Of all tokens of ${formatCount(heldOut.texts)} held-out texts.`,
    },
    {
      name: 'Tokens kept',
      value: kinds === null ? formatCount(kept) : `${formatCount(kept)} of ${formatCount(kinds)}`,
      help: 'Different tokens of the training texts; the vocabulary has the most frequent ones.',
    },
    {
      name: 'Left out as too long',
      value: formatPercent(lengths.shareTooLong),
      help: 'Of the training texts; they count in no figure of the model.',
    },
  ];
}

/** What the out-of-vocabulary shares are, in a sentence. */
export function unknownWords({ unknownShare, heldOut }: VocabularyReport): string {
  const { training, heldOut: held } = unknownShare;
  if (training === null || held === null) return 'There are no tokens to count.';
  if (training === 0 && held === 0) return 'No token is out of vocabulary.';
  return `Out of vocabulary: ${formatPercent(training)} of the training tokens, ${formatPercent(held)} of the ${heldOut.split} tokens. All of them are one unknown token to the model.`;
}

/** How long texts are, in a sentence; end marks are not counted. */
export function lengthWords({ lengths: { mean, quantiles, longest } }: VocabularyReport): string {
  return `${formatNumber(mean, 3)} tokens on average; 90 % have at most ${formatCount(quantiles.p90)}, 99 % at most ${formatCount(quantiles.p99)}, the longest has ${formatCount(longest)}.`;
}

/** The curve of sizes: what they cover, or how short subwords make the texts, as no subword is lost. */
export function sizeCurve(
  report: VocabularyReport,
  tokenization: Tokenization,
): {
  readonly title: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly mark: { readonly x: number; readonly y: number } | null;
  readonly top: number;
  readonly format: (y: number) => string;
} {
  const { curve, kept, unknownShare, lengths } = report;
  if (tokenization === 'subwords') {
    const points = curve.map(({ size, meanLength }) => ({ x: size, y: meanLength }));
    const top = 1.05 * Math.max(lengths.mean, ...points.map(({ y }) => y));
    const mark = kept > 0 ? { x: kept, y: lengths.mean } : null;
    return { title: 'Tokens of a text by size', points, mark, top, format: (y) => formatNumber(y, 3) };
  }
  const points = curve.map(({ size, coverage }) => ({ x: size, y: coverage }));
  const mark = kept > 0 && unknownShare.training !== null ? { x: kept, y: 1 - unknownShare.training } : null;
  return { title: 'Known tokens by size', points, mark, top: 1, format: (y) => `${Math.round(100 * y)} %` };
}

import type { TextLengths } from '#shared/contract/vocabulary.ts';

const mostBins = 201;

/** How long texts are that have so many tokens; all zero without texts. */
export function describeLengths(lengths: Int32Array, longestText: number): TextLengths {
  const sorted = lengths.toSorted();
  const quantile = (share: number): number => sorted[Math.max(Math.ceil(share * sorted.length) - 1, 0)] ?? 0;
  const tooLong = lengths.reduce((count, length) => (length > longestText ? count + 1 : count), 0);
  return {
    histogram: lengthHistogram(lengths),
    mean: lengths.length > 0 ? lengths.reduce((sum, length) => sum + length, 0) / lengths.length : 0,
    longest: sorted.at(-1) ?? 0,
    quantiles: { p50: quantile(0.5), p90: quantile(0.9), p95: quantile(0.95), p99: quantile(0.99) },
    shareTooLong: lengths.length > 0 ? tooLong / lengths.length : 0,
  };
}

/** How many texts have so many tokens, 0 first; the last of at most 201 bins holds all that are as long or longer. */
export function lengthHistogram(lengths: Int32Array): number[] {
  const longest = lengths.reduce((most, length) => Math.max(most, length), 0);
  const histogram = new Array<number>(Math.min(longest + 1, mostBins)).fill(0);
  for (const length of lengths) {
    const bin = Math.min(length, mostBins - 1);
    histogram[bin] = histogram[bin]! + 1;
  }
  return histogram;
}

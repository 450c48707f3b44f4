import type { VocabularyReport } from '#shared/contract/vocabulary.ts';

/** Of a small corpus of short sentences. */
export const inventedVocabulary: VocabularyReport = {
  trainingTexts: 19_000,
  heldOut: { split: 'validation', texts: 1000 },
  kinds: 6000,
  tokens: 140_000,
  kept: 2000,
  unknownShare: { training: 0.061, heldOut: 0.078 },
  curve: [10, 50, 200, 1000, 3000, 6000].map((size, i) => ({
    size,
    coverage: [0.31, 0.52, 0.7, 0.87, 0.96, 1][i]!,
    meanLength: 7.4,
  })),
  keptTokens: [
    { token: '.', count: 18_000 },
    { token: 'the', count: 6100 },
    { token: 'to', count: 5400 },
  ],
  lostTokens: [
    { token: 'harbor', count: 3 },
    { token: 'quilt', count: 3 },
  ],
  lengths: {
    histogram: [0, 40, 900, 2500, 3700, 4100, 3300, 2200, 1300, 700, 200, 60],
    mean: 5.3,
    longest: 11,
    quantiles: { p50: 5, p90: 8, p95: 9, p99: 10 },
    shareTooLong: 0.004,
  },
};

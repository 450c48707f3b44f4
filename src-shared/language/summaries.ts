import { permutation } from '#shared/random/permutation.ts';
import { addRow, denseRow, requireFeatures, rowCount, rowProduct } from './features.ts';
import type { Features } from './features.ts';
import { ngramCounts, sharedCount } from './ngram-counts.ts';
import type { Tokens } from './ngram-counts.ts';
import { tfIdf } from './tf-idf.ts';

// A summary here is some of the texts, as indices: the most fitting first, of equal ones the earlier; at most all.

/** The texts nearest to the mean of all, by cosine (Radev et al. 2004): of latent codes or any other rows. (N, D) → (count) */
export function centroidSelection(features: Features, count: number): Int32Array {
  return highestFirst(centroidCosines(features)).slice(0, count);
}

/** The baseline without a model: the same for words weighed by TF-IDF within the group. */
export function tfIdfCentroidSelection(texts: readonly Tokens[], count: number): Int32Array {
  return centroidSelection(tfIdf(texts).features(texts), count);
}

/**
 * Maximal marginal relevance (Carbonell & Goldstein 1998): again and again the text with the most of λ · cosine to the
 * mean of all − (1 − λ) · highest cosine to a chosen one. λ = 1 is `centroidSelection`. (N, D) → (count)
 */
export function maximalMarginalRelevance(
  features: Features,
  { count, lambda = 0.7 }: { readonly count: number; readonly lambda?: number },
): Int32Array {
  if (!(lambda >= 0 && lambda <= 1)) throw new Error(`maximalMarginalRelevance: lambda is ${lambda}, expected 0 to 1`);
  const relevance = centroidCosines(features);
  const nearestChosen = new Float64Array(relevance.length); // nothing is chosen yet, and nothing is repeated
  const chosen: number[] = [];
  while (chosen.length < Math.min(count, relevance.length)) {
    const scores = relevance.map((cosine, row) => lambda * cosine - (1 - lambda) * nearestChosen[row]!);
    for (const row of chosen) scores[row] = -Infinity;
    const next = highestFirst(scores)[0]!;
    cosines(features, denseRow(features, next)).forEach((cosine, row) => {
      nearestChosen[row] = chosen.length === 0 ? cosine : Math.max(nearestChosen[row]!, cosine);
    });
    chosen.push(next);
  }
  return Int32Array.from(chosen);
}

/** The texts that share most words with the others: the highest sum of ROUGE-1 F. */
export function centralSelection(texts: readonly Tokens[], count: number): Int32Array {
  const counts = texts.map((text) => ngramCounts(text, 1));
  const sums = new Float64Array(texts.length);
  for (let first = 0; first < texts.length; first++) {
    for (let second = 0; second < first; second++) {
      const shared = sharedCount(counts[first]!, counts[second]!);
      const score = shared === 0 ? 0 : (2 * shared) / (texts[first]!.length + texts[second]!.length);
      sums[first]! += score;
      sums[second]! += score;
    }
  }
  return highestFirst(sums).slice(0, count);
}

/** The first texts. */
export function leadSelection(textCount: number, count: number): Int32Array {
  return Int32Array.from({ length: Math.min(count, textCount) }, (_, index) => index);
}

/** Any texts, decided by the seed. */
export function randomSelection(textCount: number, count: number, seed: number): Int32Array {
  return permutation(textCount, seed, 0).slice(0, count);
}

function centroidCosines(features: Features): Float64Array {
  requireFeatures(features);
  const centroid = new Float64Array(features.featureCount); // the sum has the direction of the mean
  for (let row = 0; row < rowCount(features); row++) addRow(features, row, 1, centroid);
  return cosines(features, centroid);
}

/** Of every row and a vector; 0 where one of them has no direction. (N) */
function cosines(features: Features, vector: Float64Array): Float64Array {
  const squareOfVector = vector.reduce((sum, x) => sum + x * x, 0);
  return Float64Array.from({ length: rowCount(features) }, (_, index) => {
    const square = rowProduct(features, index, denseRow(features, index)) * squareOfVector;
    return square === 0 ? 0 : rowProduct(features, index, vector) / Math.sqrt(square);
  });
}

function highestFirst(scores: Float64Array): Int32Array {
  return Int32Array.from(scores.keys()).sort((a, b) => scores[b]! - scores[a]! || a - b);
}

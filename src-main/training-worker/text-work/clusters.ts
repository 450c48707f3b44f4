import type { ClustersAnswer, ClustersRequest, GroupingFigures } from '#shared/contract/text-mining.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { clusterAgreement } from '#shared/language/cluster-agreement.ts';
import { distinctiveWords } from '#shared/language/distinctive-words.ts';
import type { Features } from '#shared/language/features.ts';
import { kMeans } from '#shared/language/k-means.ts';
import type { KMeansResult } from '#shared/language/k-means.ts';
import { tfIdf } from '#shared/language/tf-idf.ts';
import { topicCoherence } from '#shared/language/topic-coherence.ts';
import { permutation } from '#shared/random/permutation.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { textTokens } from '../texts/text-split.ts';
import { requireCodes } from './given-texts.ts';
import { nearText, nearestRows } from './nearest-texts.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { trainingCodes } from './training-texts.ts';

/** More texts take longer and give the same clusters. */
const mostTexts = 20_000;

/** The best of so many beginnings counts, each of at most so many steps. */
const restarts = 3;
const mostSteps = 50;

/** Words that name a cluster; coherence is usually that of ten. */
const namingWords = 10;

/** Clusters of training texts by their codes, beside those by their words and random ones. */
export async function workClusters(
  { clusters, examples, seed }: ClustersRequest,
  work: TextWork,
  tell: Tell,
): Promise<ClustersAnswer> {
  requireCodes(work);
  const { latentSize } = work.values;
  const { train } = work.dataset().data;
  const count = Math.min(mostTexts, train.count);
  if (clusters > count) {
    const what = `clusters: ${clusters} are asked for, but there are ${count} training texts.`;
    throw new WorkbenchError('arguments/invalid', what, { name: 'clusters' });
  }
  const codes = await trainingCodes(work, tell);
  const rows = spreadPlaces(count, train.count);
  const values = matrixRows(codes, latentSize, rows);
  const found = await bestClusters({ kind: 'dense', values, featureCount: latentSize }, { clusters, seed }, tell);
  const texts = Array.from(rows, (row) => textTokens(train, row).filter(isWord));
  const byWords = await bestClusters(tfIdf(texts).features(texts), { clusters, seed }, tell);
  const order = permutation(count, seed, 0);
  const dealt = found.assignments.map((_, i) => found.assignments[order[i]!]!);

  await tell('naming the clusters', 0, 1);
  const labels = train.labels && Uint8Array.from(rows, (row) => train.labels![row]!); // just looked at
  const named = namesOf(texts, found.assignments, clusters);
  const figures = (assignments: Int32Array, names = namesOf(texts, assignments, clusters)): GroupingFigures => ({
    coherence: meanCoherence(names, texts),
    agreement: labels && clusterAgreement(assignments, labels),
  });
  const described = named.map((words, cluster) => {
    const others = new Set<number>();
    found.assignments.forEach((assigned, i) => assigned !== cluster && others.add(i));
    const center = Float32Array.from(found.centers.subarray(cluster * latentSize, (cluster + 1) * latentSize));
    const nearest = examples === 0 ? [] : nearestRows(values, center, { count: examples, leftOut: others });
    return {
      size: count - others.size,
      words: words.map((token) => work.tokenizer.decode([token])),
      examples: nearest.map(({ row, distance }) => nearText(train, { row: rows[row]!, distance })),
    };
  });
  return {
    kind: 'clusters',
    texts: count,
    trainingTexts: train.count,
    clusters: described.sort((a, b) => b.size - a.size),
    byCode: figures(found.assignments, named),
    byWords: figures(byWords.assignments),
    atRandom: figures(dealt),
  };
}

/** Of some beginnings the one with the least inertia; messages are heard between two. */
async function bestClusters(
  features: Features,
  { clusters, seed }: { readonly clusters: number; readonly seed: number },
  tell: Tell,
): Promise<KMeansResult> {
  const what = features.kind === 'dense' ? 'grouping by codes' : 'grouping by words';
  let best: KMeansResult | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    await tell(what, restart, restarts);
    const other = kMeans(features, { clusters, restarts: 1, mostSteps }, [seed, restart]);
    if (best === null || other.inertia < best.inertia) best = other;
  }
  return best!; // there is a first
}

/** The tokens that tell each group from all others. */
function namesOf(texts: readonly Int32Array[], assignments: Int32Array, groupCount: number) {
  const found = distinctiveWords(texts, assignments, { groupCount, most: namingWords });
  return found.map((words) => words.map(({ word }) => Number(word)));
}

/** Over the groups that have two words at least; null without any. */
export function meanCoherence(names: readonly (readonly number[])[], texts: readonly Int32Array[]): number | null {
  const coherences = topicCoherence(names, texts).filter((coherence) => !Number.isNaN(coherence));
  return coherences.length === 0 ? null : coherences.reduce((sum, one) => sum + one, 0) / coherences.length;
}

/** The end mark and unknown words name nothing. */
function isWord(token: number): boolean {
  return token !== reservedTokens.end && token !== reservedTokens.unknown;
}

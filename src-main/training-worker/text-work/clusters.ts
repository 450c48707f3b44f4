import type { ClustersAnswer, ClustersRequest, GroupingFigures, TextCluster } from '#shared/contract/text-mining.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { clusterAgreement } from '#shared/language/cluster-agreement.ts';
import type { ClusterAgreement } from '#shared/language/cluster-agreement.ts';
import { denseRow } from '#shared/language/features.ts';
import { permutation } from '#shared/random/permutation.ts';
import { requireCodes } from './given-texts.ts';
import { minedCodes, minedTexts, minedWordWeights } from './mined-texts.ts';
import type { MinedFeatures, MinedTexts } from './mined-texts.ts';
import { fewestOf, nearText } from './nearest-texts.ts';
import { seededFigure } from './seeded-figure.ts';
import type { Tell } from './tell.ts';
import { coherences, distinctiveTokens, meanCoherence, textGroups } from './text-groups.ts';
import type { TextGroups } from './text-groups.ts';
import type { TextWork } from './text-work.ts';

/** Clusters of training texts by their codes, beside those by their words and random ones, measured on test texts. */
export async function workClusters(
  { clusters, examples, seed, seeds }: ClustersRequest,
  work: TextWork,
  tell: Tell,
): Promise<ClustersAnswer> {
  requireCodes(work);
  requireEnoughTexts(clusters, work);
  const { train, test } = work.dataset().data;
  const mined = minedTexts(work);
  const codes = await minedCodes(work, tell);
  const weights = await minedWordWeights(work, tell);
  const measured: MeasuredGroups[] = [];
  for (let i = 0; i < seeds; i++) {
    const choice = { clusters, seed: seed + i };
    const byCode = await textGroups(codes, { ...choice, what: 'grouping by codes' }, tell);
    const byWords = await textGroups(weights, { ...choice, what: 'grouping by words' }, tell);
    const measure = (groups: TextGroups) => figuresOf(groups, { clusters, mined, labels: test.labels }, tell);
    measured.push({
      groups: byCode,
      byCode: await measure(byCode),
      byWords: await measure(byWords),
      atRandom: await measure(dealtAtRandom(byCode, seed + i)),
    });
  }
  const first = measured[0]!; // there is a seed
  return {
    kind: 'clusters',
    texts: mined.rows.length,
    trainingTexts: train.count,
    heldOutTexts: test.count,
    seeds,
    clusters: describedClusters(work, first, { mined, codes, examples }),
    byCode: overSeeds(measured.map(({ byCode }) => byCode)),
    byWords: overSeeds(measured.map(({ byWords }) => byWords)),
    atRandom: overSeeds(measured.map(({ atRandom }) => atRandom)),
  };
}

/** 'arguments/invalid' for more clusters than there are training texts. */
export function requireEnoughTexts(clusters: number, work: TextWork): void {
  const { count } = work.dataset().data.train;
  if (clusters <= count) return;
  const what = `clusters: ${clusters} are asked for, but there are ${count} training texts.`;
  throw new WorkbenchError('arguments/invalid', what, { name: 'clusters' });
}

interface GroupsFigures {
  /** The words of each group, and how well they go together. */
  readonly words: readonly (readonly number[])[];
  readonly coherences: readonly (number | null)[];
  readonly agreement: ClusterAgreement | null;
}

interface MeasuredGroups {
  readonly groups: TextGroups;
  readonly byCode: GroupsFigures;
  readonly byWords: GroupsFigures;
  readonly atRandom: GroupsFigures;
}

/** Words are chosen in training texts; what is measured is measured on the others. */
async function figuresOf(
  { training, heldOut }: TextGroups,
  {
    clusters,
    mined,
    labels,
  }: { readonly clusters: number; readonly mined: MinedTexts; readonly labels: Uint8Array | null },
  tell: Tell,
): Promise<GroupsFigures> {
  await tell('naming the groups', 0, 1);
  const words = distinctiveTokens(mined.training, training, { groupCount: clusters });
  return {
    words,
    coherences: await coherences(words, mined.heldOut, tell),
    agreement: labels && clusterAgreement(heldOut, labels),
  };
}

function dealtAtRandom({ centers, training, heldOut }: TextGroups, seed: number): TextGroups {
  const dealt = (groups: Int32Array, stream: number) => {
    const order = permutation(groups.length, seed, stream);
    return groups.map((_, i) => groups[order[i]!]!); // a permutation of the same places
  };
  return { centers, training: dealt(training, 0), heldOut: dealt(heldOut, 1) };
}

function overSeeds(figures: readonly GroupsFigures[]): GroupingFigures {
  const agreement = (name: keyof ClusterAgreement) =>
    seededFigure(figures.map((one) => one.agreement && one.agreement[name]));
  const [normalizedMutualInformation, purity] = [agreement('normalizedMutualInformation'), agreement('purity')];
  return {
    coherence: seededFigure(figures.map((one) => meanCoherence(one.coherences))),
    agreement: normalizedMutualInformation && purity && { normalizedMutualInformation, purity },
  };
}

interface Described {
  readonly mined: MinedTexts;
  readonly codes: MinedFeatures;
  readonly examples: number;
}

/** The largest first. */
function describedClusters(
  work: TextWork,
  { groups: { centers, training }, byCode }: MeasuredGroups,
  { mined: { rows }, codes, examples }: Described,
): readonly TextCluster[] {
  const { train } = work.dataset().data;
  const { latentSize } = work.values;
  const described = byCode.words.map((words, cluster): TextCluster => {
    const others = new Set<number>();
    training.forEach((assigned, i) => assigned !== cluster && others.add(i));
    const center = centers.subarray(cluster * latentSize, (cluster + 1) * latentSize);
    const nearest =
      examples === 0
        ? []
        : fewestOf(rows.length, { count: examples, leftOut: others }, (row) => {
            return Math.hypot(...denseRow(codes.training, row).map((value, i) => value - center[i]!));
          });
    return {
      size: rows.length - others.size,
      words: words.map((token) => work.tokenizer.decode([token])),
      coherence: byCode.coherences[cluster]!, // one for each
      examples: nearest.map(({ row, distance }) => nearText(train, { row: rows[row]!, distance })),
    };
  });
  return described.sort((a, b) => b.size - a.size);
}

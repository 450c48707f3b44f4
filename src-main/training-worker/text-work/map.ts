import { numberArray } from '#shared/contract/number-array.ts';
import { packTexts } from '#shared/contract/packed-texts.ts';
import type { MapAnswer, MapCluster, MapRequest } from '#shared/contract/text-mining.ts';
import { nearestCentersInPortions } from '#shared/language/k-means.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { spreadPlaces } from '#shared/text/text-parts.ts';
import type { TextSplit } from '../texts/text-split.ts';
import { requireEnoughTexts } from './clusters.ts';
import { requireCodes } from './given-texts.ts';
import { inPortions } from './in-portions.ts';
import { minedCodes, minedTexts } from './mined-texts.ts';
import type { Tell } from './tell.ts';
import { coherences, distinctiveTokens, textGroups } from './text-groups.ts';
import { textPlane } from './text-plane.ts';
import type { TextWork } from './text-work.ts';
import { testCodes, trainingCodes } from './training-texts.ts';

/** More points than pixels show nothing more. */
const mostTexts = 100_000;

/** Training and test texts in the plane of their codes, each in a cluster. */
export async function workMap({ clusters, seed }: MapRequest, work: TextWork, tell: Tell): Promise<MapAnswer> {
  requireCodes(work);
  requireEnoughTexts(clusters, work);
  const { latentSize } = work.values;
  const { manifest, data } = work.dataset();
  const shown = shownTexts([data.train, data.test]);
  const [training, test] = [await trainingCodes(work, tell), await testCodes(work, tell)];
  const codes = concatenated(
    matrixRows(training, latentSize, shown[0]!.rows), // of both splits
    matrixRows(test, latentSize, shown[1]!.rows),
  );
  const { points, explained } = await textPlane(codes, latentSize, tell);
  const grouped = await textGroups(await minedCodes(work, tell), { clusters, seed, what: 'grouping by codes' }, tell);
  const features = { kind: 'dense', values: codes, featureCount: latentSize } as const;
  const found = await inPortions(nearestCentersInPortions(features, grouped.centers), 'grouping by codes', tell);
  const hasLabels = shown.every(({ split }) => split.labels);
  const labels = hasLabels ? picked(shown, (split, row) => split.labels?.[row] ?? 0) : null;
  const { order, described } = await describe({ found, groups: grouped.training, clusters, labels }, work, tell);
  const count = found.length;
  return {
    kind: 'map',
    trainingTexts: shown[0]!.rows.length,
    allTexts: data.train.count + data.test.count,
    points: numberArray('float32', [count, 2], points),
    explained,
    clusterOf: numberArray(
      'uint8',
      [count],
      Uint8Array.from(found, (cluster) => order.indexOf(cluster)),
    ),
    places: numberArray('int32', [count], Int32Array.from(picked(shown, ({ places }, row) => places[row]!))),
    splitSizes: { train: manifest.splits.train.count, test: manifest.splits.test.count },
    labels: labels && numberArray('uint8', [count], Uint8Array.from(labels)),
    classes: manifest.classes,
    texts: packTexts(picked(shown, ({ texts }, row) => texts[row]!)),
    clusters: described,
  };
}

interface ShownTexts {
  readonly split: TextSplit;
  readonly rows: Int32Array;
}

/** All of them, or so many that are spread evenly. */
export function shownTexts(splits: readonly TextSplit[], most = mostTexts): readonly ShownTexts[] {
  const all = splits.reduce((sum, { count }) => sum + count, 0);
  return splits.map((split) => {
    const count = all <= most ? split.count : Math.floor((split.count * most) / all);
    return { split, rows: spreadPlaces(count, split.count) };
  });
}

function picked<T>(shown: readonly ShownTexts[], of: (split: TextSplit, row: number) => T): readonly T[] {
  return shown.flatMap(({ split, rows }) => Array.from(rows, (row) => of(split, row)));
}

interface FoundClusters {
  /** Of the shown texts. */
  readonly found: Int32Array;
  /** Of the mined training texts, in which words are chosen. */
  readonly groups: Int32Array;
  readonly clusters: number;
  readonly labels: readonly number[] | null;
}

/** The clusters, the largest first, and which number each had before. */
async function describe({ found, groups, clusters, labels }: FoundClusters, work: TextWork, tell: Tell) {
  await tell('naming the groups', 0, 1);
  const { training, heldOut } = minedTexts(work);
  const words = distinctiveTokens(training, groups, { groupCount: clusters });
  const figures = await coherences(words, heldOut, tell);
  const { classes } = work.dataset().manifest;
  const sizes = new Int32Array(clusters);
  const labelCounts = words.map(() => new Int32Array(labels ? classes.length : 0));
  found.forEach((cluster, i) => {
    sizes[cluster]!++;
    if (labels) labelCounts[cluster]![labels[i]!]!++;
  });
  const order = Array.from(words.keys()).sort((a, b) => sizes[b]! - sizes[a]!);
  const described = order.map((cluster): MapCluster => ({
    size: sizes[cluster]!,
    words: words[cluster]!.map((token) => work.tokenizer.decode([token])),
    coherence: figures[cluster]!,
    labelCounts: Array.from(labelCounts[cluster]!),
  }));
  return { order, described };
}

function concatenated(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

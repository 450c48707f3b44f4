import { mapRequestSchema } from '#shared/contract/text-mining.ts';
import type { MapAnswer, MapCluster, MapRequest } from '#shared/contract/text-mining.ts';
import { packedText } from '#shared/contract/packed-texts.ts';
import { textMapRow } from '#shared/contract/text-map-row.ts';
import type { TextFileRow } from '#shared/contract/text-file.ts';
import { optionError } from './sweep-draft-methods.ts';
import type { MethodOption } from './sweep-draft-methods.ts';
import { readNumber } from './sweep-draft-dimension.ts';

export interface MapForm {
  readonly clusters: string;
  readonly seed: string;
}

export const mapOptions = {
  clusters: {
    name: 'clusters',
    label: 'Clusters',
    kind: 'integer',
    minimum: 2,
    maximum: 200,
    default: '10',
    isOptional: false,
    help: 'k-means on the codes of the training texts.',
  },
  seed: {
    name: 'seed',
    label: 'Seed',
    kind: 'integer',
    minimum: 0,
    maximum: 2_147_483_000, // those that follow it are seeds too
    default: '1',
    isOptional: false,
    help: 'Of the first centers.',
  },
} as const satisfies Readonly<Record<string, MethodOption>>;

export const mapForm: MapForm = { clusters: mapOptions.clusters.default, seed: mapOptions.seed.default };

/** What the form asks for; null while a number in it is wrong, which its field says. */
export function readMapForm({ clusters, seed }: MapForm): MapRequest | null {
  if (optionError(mapOptions.clusters, clusters) ?? optionError(mapOptions.seed, seed)) return null;
  const parsed = mapRequestSchema.safeParse({ kind: 'map', clusters: readNumber(clusters), seed: readNumber(seed) });
  return parsed.success ? parsed.data : null;
}

/** What points are colored by. */
export type MapColoring = 'label' | 'cluster' | 'place';

/** Labels only where there are some. */
export function colorings({ labels }: Pick<MapAnswer, 'labels'>): readonly MapColoring[] {
  return labels ? ['label', 'cluster', 'place'] : ['cluster', 'place'];
}

/** A map as it came, with its texts apart and as they are searched. */
export interface TextMapContent extends Omit<MapAnswer, 'texts'> {
  readonly texts: readonly string[];
  readonly searched: readonly string[];
}

export function mapContent({ texts: packed, ...answer }: MapAnswer): TextMapContent {
  const texts = Array.from(packed.ends, (_, i) => packedText(packed, i));
  return { ...answer, texts, searched: texts.map(searchable) };
}

/** Case and accents make no difference to whoever looks for something. */
export function searchable(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Which texts of a map are wanted; what is null or empty leaves none out. */
export interface MapFilter {
  readonly query: string;
  readonly cluster: number | null;
  readonly isInBox: ((index: number) => boolean) | null;
}

/** The texts that pass all of a filter, in their order; null where it asks for nothing. */
export function filteredTexts({ searched, clusterOf }: TextMapContent, filter: MapFilter): Int32Array | null {
  const query = searchable(filter.query.trim());
  const { cluster, isInBox } = filter;
  if (query === '' && cluster === null && !isInBox) return null;
  const found: number[] = [];
  for (let i = 0; i < searched.length; i++) {
    if (cluster !== null && clusterOf.data[i] !== cluster) continue;
    if (isInBox && !isInBox(i)) continue;
    if (query === '' || searched[i]!.includes(query)) found.push(i);
  }
  return Int32Array.from(found);
}

/** The texts that are listed: those that passed the filter, or all, without those of labels that are hidden. */
export function listedTexts(
  { texts, labels }: TextMapContent,
  marked: Int32Array | null,
  hiddenLabels: ReadonlySet<number>,
): Int32Array {
  const some = marked ?? Int32Array.from(texts.keys());
  return labels && hiddenLabels.size > 0 ? some.filter((index) => !hiddenLabels.has(labels.data[index]!)) : some;
}

/** How many steps the colors of places have. */
export const placeSteps = 32;

/** The color of every point, as a number. (N) */
export function pointClasses(content: TextMapContent, coloring: MapColoring): Uint8Array {
  const { clusterOf, labels, places, splitSizes, trainingTexts } = content;
  if (coloring === 'cluster') return clusterOf.data;
  if (coloring === 'label' && labels) return labels.data;
  return Uint8Array.from(places.data, (place, i) => {
    const size = i < trainingTexts ? splitSizes.train : splitSizes.test;
    return Math.min(placeSteps - 1, Math.floor((placeSteps * place) / size));
  });
}

export interface LabelShare {
  readonly name: string;
  readonly share: number;
}

/** The labels of a cluster, the most frequent first; those that none of its texts has are left out. */
export function labelShares({ size, labelCounts }: MapCluster, classes: readonly string[]): readonly LabelShare[] {
  return labelCounts
    .map((count, label) => ({ name: classes[label] ?? String(label), share: count / size }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}

/** Some texts as rows of a file. */
export function mapRows(content: TextMapContent, indices: Iterable<number>): readonly TextFileRow[] {
  return Array.from(indices, (i) => textMapRow(content, i, content.texts[i]!));
}

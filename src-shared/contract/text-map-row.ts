import type { TextFileRow } from './text-file.ts';
import type { MapAnswer } from './text-mining.ts';

/** The i-th text of a map as a row of a file; `text` is it, however texts are held. Clusters count from 1, as they are listed. */
export function textMapRow(map: Omit<MapAnswer, 'texts'>, i: number, text: string): TextFileRow {
  const { trainingTexts, places, points, clusterOf, labels, classes } = map;
  return {
    split: i < trainingTexts ? 'train' : 'test',
    place: places.data[i]!,
    x: points.data[2 * i]!,
    y: points.data[2 * i + 1]!,
    cluster: clusterOf.data[i]! + 1,
    label: labels && (classes[labels.data[i]!] ?? null),
    text,
  };
}

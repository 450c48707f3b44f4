import { numberArray } from '#shared/contract/number-array.ts';
import { packTexts } from '#shared/contract/packed-texts.ts';
import type { MapAnswer } from '#shared/contract/text-mining.ts';

/** A map of three texts, two of them training texts. */
export function exampleMap(changes: Partial<MapAnswer> = {}): MapAnswer {
  return {
    kind: 'map',
    trainingTexts: 2,
    allTexts: 5,
    points: numberArray('float32', [3, 2], Float32Array.of(0.5, -1, 2, 0, 1, 1)),
    explained: [0.625, 0.25],
    clusterOf: numberArray('uint8', [3], Uint8Array.of(0, 1, 0)),
    places: numberArray('int32', [3], Int32Array.of(0, 2, 1)),
    splitSizes: { train: 3, test: 2 },
    labels: numberArray('uint8', [3], Uint8Array.of(0, 1, 0)),
    classes: ['statement', 'question'],
    texts: packTexts(['He is "here", now.', 'Where\nis he?', 'It rains.']),
    clusters: [
      { size: 2, words: ['he', 'is'], coherence: -0.25, labelCounts: [2, 0] },
      { size: 1, words: ['?'], coherence: null, labelCounts: [0, 1] },
    ],
    ...changes,
  };
}

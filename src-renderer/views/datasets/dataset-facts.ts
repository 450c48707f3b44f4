import type { DatasetDetails, DatasetManifest, TextDetails } from '#shared/contract/dataset.ts';
import { formatFullDate } from '#renderer/formatting/date.ts';
import { formatAligned, formatBytes, formatCount } from '#renderer/formatting/number.ts';
import { languageWords } from './text-import-words.ts';

type Fact = readonly [name: string, value: string];

/** Names and values of what is known of a dataset; what is still being counted is "…". */
export function datasetFacts(dataset: DatasetManifest, details: DatasetDetails | null): readonly Fact[] {
  const { splits, classes } = dataset;
  const noun = dataset.kind === 'images' ? 'images' : 'texts';
  return [
    [`Training ${noun}`, formatCount(splits.train.count)],
    [`Test ${noun}`, formatCount(splits.test.count)],
    ...(dataset.kind === 'images' ? [['Shape', dataset.shape.join(' × ')] as const] : textFacts(dataset)),
    ['Classes', classes.length === 0 ? 'no labels' : formatCount(classes.length)],
    ...countedFacts(dataset.kind, details),
    ['Size on disk', details ? formatBytes(details.bytes) : '…'],
    ['Source', dataset.source],
    ['Imported', formatFullDate(dataset.importedAt)],
    ['Content hash', dataset.hash],
  ];
}

/** `12 words and marks: 34 texts`; the last bin of a histogram that was cut off holds the longer ones too. */
export function lengthWords(
  length: number,
  count: number,
  { lengthHistogram, longestLength }: Pick<TextDetails, 'lengthHistogram' | 'longestLength'>,
): string {
  const isOpen = length === lengthHistogram.length - 1 && longestLength > length;
  return `${length}${isOpen ? ' or more' : ''} words and marks: ${formatCount(count)} texts`;
}

function textFacts({ language, leftOut }: Extract<DatasetManifest, { kind: 'texts' }>): readonly Fact[] {
  return [
    ['Language', languageWords(language)],
    ['Left out', `${formatCount(leftOut.duplicates)} duplicates, ${formatCount(leftOut.empty)} empty`],
  ];
}

function countedFacts(kind: DatasetManifest['kind'], details: DatasetDetails | null): readonly Fact[] {
  if (kind === 'images') {
    const counted = details?.kind === 'images' ? details : null;
    return [
      ['Mean value', counted ? `${formatAligned(counted.meanValue)} of 255` : '…'],
      ['Std. deviation', counted ? `${formatAligned(counted.standardDeviation)} of 255` : '…'],
    ];
  }
  const counted = details?.kind === 'texts' ? details : null;
  return [
    ['Mean length', counted ? `${formatAligned(counted.meanLength)} words and marks` : '…'],
    ['Longest', counted ? `${formatCount(counted.longestLength)} words and marks` : '…'],
    ['Words', counted ? `${formatCount(counted.words)}, ${formatCount(counted.wordsOnce)} of them once` : '…'],
  ];
}

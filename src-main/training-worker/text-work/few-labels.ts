import { WorkbenchError } from '#shared/contract/errors.ts';
import { labelClassifiers } from '#shared/contract/text-labels.ts';
import type { FewLabelsAnswer, FewLabelsPoint, FewLabelsRequest, MeanAccuracy } from '#shared/contract/text-labels.ts';
import { accuracyOf } from '#shared/language/class-probabilities.ts';
import { fewLabelSizes, fewLabelSubsets } from '#shared/language/few-label-subsets.ts';
import { meanInterval } from '#shared/statistics/mean-interval.ts';
import { byClassifier, learnedClassifiers, mostNeighbors } from './label-classifiers.ts';
import { someCodedTexts } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { codedSplits, trainedClassifiers } from './trained-classifiers.ts';
import type { CodedSplits } from './trained-classifiers.ts';

/** The accuracy of classifiers by how many labels they know; every number of labels holds the ones before. */
export async function workFewLabels(request: FewLabelsRequest, work: TextWork, tell: Tell): Promise<FewLabelsAnswer> {
  const splits = await codedSplits(work, tell);
  const { classes, train, test } = splits;
  const sizes = sizesBelowAll(request, train.labels.length, classes.length);
  const accuracies = await drawnAccuracies(splits, { ...request, sizes }, tell);
  const trained = await trainedClassifiers(work, tell);
  const few = sizes.map((labels, place): FewLabelsPoint => {
    return { labels, draws: request.repeats, accuracy: byClassifier((name) => meanAccuracy(accuracies[name][place]!)) };
  });
  const all = byClassifier((name): MeanAccuracy => ({ mean: trained[name].accuracy, interval: null }));
  return {
    kind: 'few-labels',
    classes,
    labeledTexts: train.labels.length,
    measuredTexts: test.labels.length,
    testTexts: work.dataset().data.test.count,
    mostFrequent: shareOfMostFrequent(splits),
    neighbors: mostNeighbors,
    points: [...few, { labels: train.labels.length, draws: 1, accuracy: all }],
  };
}

/** Those that are asked for without that of all labels; 'arguments/invalid' where one does not fit. */
function sizesBelowAll({ sizes }: FewLabelsRequest, labelCount: number, classCount: number): readonly number[] {
  if (sizes === null) return fewLabelSizes(labelCount).filter((size) => size < labelCount && size >= classCount);
  sizes.forEach((size, i) => {
    const fewest = Math.max(classCount, (sizes[i - 1] ?? 0) + 1);
    if (size >= fewest && size <= labelCount) return;
    const what = `sizes: found ${size}, expected rising numbers of labels from ${fewest} to ${labelCount}`;
    const why = size < classCount ? `: each of the ${classCount} classes needs one` : '';
    throw new WorkbenchError('arguments/invalid', `${what}${why}.`, { name: 'sizes' });
  });
  return sizes.filter((size) => size < labelCount);
}

interface Drawing {
  readonly sizes: readonly number[];
  readonly repeats: number;
  readonly seed: number;
}

/** By classifier and size, one of each draw. */
async function drawnAccuracies({ classes, train, test }: CodedSplits, { sizes, repeats, seed }: Drawing, tell: Tell) {
  const accuracies = byClassifier(() => sizes.map((): number[] => []));
  const classCount = classes.length;
  // the time of a fit grows with its labels, and no faster: so that what is left is told about right
  const pieces = (some: readonly number[]) => some.reduce((sum, size) => sum + size + fixedPieces, 0);
  const total = pieces(sizes) * repeats;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [place, rows] of fewLabelSubsets(train.labels, sizes, [seed, repeat]).entries()) {
      const done = pieces(sizes) * repeat + pieces(sizes.slice(0, place));
      const pause = pausing(tell, 'learning from few labels', done, total);
      const few = someCodedTexts(train, rows);
      for (const name of labelClassifiers) {
        const chancesOf = await learnedClassifiers[name](few, { classCount, pause });
        accuracies[name][place]!.push(accuracyOf(await chancesOf(test, pause), test.labels, classCount));
      }
    }
  }
  return accuracies;
}

/** What is the same for any number of labels, such as saying those of the test texts, takes the time of so many. */
const fixedPieces = 500;

export function meanAccuracy(accuracies: readonly number[]): MeanAccuracy {
  const { mean, interval } = meanInterval(accuracies);
  return { mean, interval: interval ?? null };
}

function shareOfMostFrequent({ classes, train, test }: CodedSplits): number {
  const counts = classes.map((_, label) => train.labels.filter((one) => one === label).length);
  const most = counts.indexOf(Math.max(...counts));
  return test.labels.filter((label) => label === most).length / test.labels.length;
}

import { labelClassifiers } from '#shared/contract/text-labels.ts';
import type { LabelClassifier } from '#shared/contract/text-labels.ts';
import { accuracyOf } from '#shared/language/class-probabilities.ts';
import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { requireCodes } from './given-texts.ts';
import { learnedClassifiers } from './label-classifiers.ts';
import type { Learned } from './label-classifiers.ts';
import { labeledSplits, requireUntold } from './labeled-texts.ts';
import type { CodedTexts } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import { oncePerModel } from './text-work.ts';
import { testCodes, trainingCodes } from './training-texts.ts';

/** Training and test texts with labels and codes. */
export interface CodedSplits {
  readonly classes: readonly string[];
  readonly train: CodedTexts;
  /** Those that figures are taken of. */
  readonly test: CodedTexts;
}

/** 'arguments/invalid' for a model without codes, one that is told labels, and texts without two classes. */
export const codedSplits = oncePerModel<CodedSplits>(async (work, tell) => {
  requireCodes(work);
  requireUntold(work);
  const { classes, train, test, testRows } = await labeledSplits(work, tell);
  return {
    classes,
    train: { ...train, codes: await trainingCodes(work, tell) },
    test: { ...test, codes: matrixRows(await testCodes(work, tell), work.values.latentSize, testRows) },
  };
});

export interface TrainedClassifier {
  readonly chancesOf: Learned<CodedTexts>;
  /** Share of the test texts that it labels right. */
  readonly accuracy: number;
}

/** The classifiers that know the labels of all training texts. */
export const trainedClassifiers = oncePerModel(async (work, tell) => {
  const { classes, train, test } = await codedSplits(work, tell);
  const trained: [LabelClassifier, TrainedClassifier][] = [];
  for (const name of labelClassifiers) {
    const pause = pausing(tell, 'learning from all labels', trained.length, labelClassifiers.length);
    const chancesOf = await learnedClassifiers[name](train, { classCount: classes.length, pause });
    const accuracy = accuracyOf(await chancesOf(test, pause), test.labels, classes.length);
    trained.push([name, { chancesOf, accuracy }]);
  }
  return Object.fromEntries(trained) as Record<LabelClassifier, TrainedClassifier>; // all names were gone through
});

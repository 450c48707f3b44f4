import { accuracyOf } from '#shared/language/class-probabilities.ts';
import { learnNaiveBayes } from './label-classifiers.ts';
import type { Chances } from './label-classifiers.ts';
import { labeledSplits, wordsOf } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import type { Pause } from './pause.ts';
import { oncePerModel } from './text-work.ts';

/** A naive Bayes of all real training texts, which says what class written texts seem to be of. */
export interface LabelJudge {
  readonly classes: readonly string[];
  /** Share of the test texts that it labels right. */
  readonly accuracy: number;
  /** Chances of the classes, row-major. (texts, classes) */
  readonly chancesOf: (texts: readonly string[], pause: Pause) => Promise<Chances>;
}

/** 'arguments/invalid' for a dataset without two classes. */
export const labelJudge = oncePerModel<LabelJudge>(async (work, tell) => {
  const { classes, train, test } = await labeledSplits(work, tell);
  const pause = pausing(tell, 'learning from all labels', 0, 1);
  const chancesOf = await learnNaiveBayes(train, { classCount: classes.length, pause });
  const cut = wordsOf(work);
  return {
    classes,
    accuracy: accuracyOf(await chancesOf(test, pause), test.labels, classes.length),
    chancesOf: (texts, waiting) => chancesOf({ words: texts.map(cut), labels: new Int32Array(texts.length) }, waiting),
  };
});

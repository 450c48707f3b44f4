import { labelClassifiers } from '#shared/contract/text-labels.ts';
import type { ClassifyAnswer, ClassifyRequest, LabelClassifier, Verdict } from '#shared/contract/text-labels.ts';
import { mostProbableClass } from '#shared/language/class-probabilities.ts';
import { givenTokens, posteriorsOf, requireCodes } from './given-texts.ts';
import { byClassifier } from './label-classifiers.ts';
import { wordsOf } from './labeled-texts.ts';
import type { CodedTexts } from './labeled-texts.ts';
import { pausing } from './pause.ts';
import type { Tell } from './tell.ts';
import type { TextWork } from './text-work.ts';
import { codedSplits, trainedClassifiers } from './trained-classifiers.ts';

/** What four classifiers that know all labels say of texts, and how often each is right. */
export async function workClassify({ texts }: ClassifyRequest, work: TextWork, tell: Tell): Promise<ClassifyAnswer> {
  requireCodes(work);
  const tokens = givenTokens(
    work,
    texts.map((text, i) => ({ name: `text ${i + 1}`, text })),
  );
  const { classes, train, test } = await codedSplits(work, tell);
  const trained = await trainedClassifiers(work, tell);
  const given: CodedTexts = {
    words: texts.map(wordsOf(work)),
    labels: new Int32Array(texts.length), // not known, and not looked at
    codes: posteriorsOf(work, tokens, null).means,
  };
  const chances: Partial<Record<LabelClassifier, Float64Array>> = {};
  for (const name of labelClassifiers) {
    chances[name] = await trained[name].chancesOf(given, pausing(tell, 'labeling texts', 0, 1));
  }
  const verdict = (name: LabelClassifier, row: number): Verdict => {
    const ofAll = chances[name]!; // all names were gone through
    return {
      label: classes[mostProbableClass(ofAll, row, classes.length)]!,
      probabilities: [...ofAll.subarray(row * classes.length, (row + 1) * classes.length)],
    };
  };
  return {
    kind: 'classify',
    classes,
    labeledTexts: train.labels.length,
    texts: texts.map((text, row) => ({ text, verdicts: byClassifier((name) => verdict(name, row)) })),
    accuracy: byClassifier((name) => trained[name].accuracy),
    measuredTexts: test.labels.length,
  };
}

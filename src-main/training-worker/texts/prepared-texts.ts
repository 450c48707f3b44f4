import type { TextHyperparameters } from '#shared/contract/dataset-kind.ts';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { bucketWidths } from '#shared/text/bucket-widths.ts';
import { expectedTextShape } from '#shared/text/expected-text-shape.ts';
import { textParts } from '#shared/text/text-parts.ts';
import { textProblem } from '#shared/text/text-problem.ts';
import type { OpenTexts } from '#main/datasets/dataset-files.ts';
import { buildVocabulary } from '#main/tokenization/build-vocabulary.ts';
import { tokenizerOf } from '#main/tokenization/tokenizer.ts';
import type { Tokenizer } from '#main/tokenization/tokenizer.ts';
import type { Vocabulary } from '#main/tokenization/vocabulary.ts';
import { requireExamples, rowRange } from '../split-rows.ts';
import { textSplit } from './text-split.ts';
import type { TextSplit } from './text-split.ts';
import { trigramFigures } from './trigram.ts';
import type { TrigramFigures } from './trigram.ts';

/** Texts ready for a model: tokens of a vocabulary that only the texts of `train` have a say in. */
export interface PreparedTexts {
  readonly vocabulary: Vocabulary;
  readonly tokenizer: Tokenizer;
  readonly train: TextSplit;
  /** Null when the test split is watched instead. */
  readonly validation: TextSplit | null;
  readonly test: TextSplit;
  /** Widths of batches, ascending; the last one holds every text of every split. */
  readonly widths: readonly number[];
  /** [tokens of the longest text with its end mark, tokens of the vocabulary, classes] */
  readonly dataShape: readonly number[];
  /** The baseline, counted when it is first asked for: of the watched split and of the test split. */
  readonly trigram: () => { readonly watched: TrigramFigures; readonly test: TrigramFigures };
}

/** Every width is a graph for training and one for evaluation. */
export const widthLimits = { mostWidths: 6, mostPadding: 0.1 };

/** Splits and cuts texts as the hyperparameters say; what does not fit names the row. */
export function prepareTexts(dataset: OpenTexts, values: TextHyperparameters): PreparedTexts {
  requirePossibleTexts(dataset, values);
  const { manifest } = dataset;
  const { letterCase, tokenization, vocabularySize, longestText } = values;
  const parts = textParts(manifest.splits.train.count, values);
  const training = dataset.texts('train');
  const seen = Array.from(parts.train, (place) => training[place]!);
  const { language } = manifest;
  const vocabulary = buildVocabulary(seen, { tokenization, letterCase, vocabularySize, language });
  const tokenizer = tokenizerOf(vocabulary);
  const split = (name: 'train' | 'test', places: Int32Array) =>
    textSplit({ texts: dataset.texts(name), labels: dataset.labels(name), places }, tokenizer.encode, longestText);
  const train = requireSome('training', split('train', parts.train), longestText);
  const validation =
    parts.validation.length === 0 ? null : requireSome('validation', split('train', parts.validation), longestText);
  const test = requireSome('test', split('test', rowRange(0, manifest.splits.test.count)), longestText);
  const size = vocabulary.tokens.length;
  let trigram: ReturnType<PreparedTexts['trigram']> | null = null;
  const countTrigrams = () => {
    const figures = trigramFigures(train, size, validation ? [validation, test] : [test]);
    return { watched: figures[0]!, test: figures.at(-1)! }; // of one split at least
  };
  return {
    vocabulary,
    tokenizer,
    train,
    validation,
    test,
    widths: widthsOf(train, validation ? [validation, test] : [test]),
    dataShape: [longestText + 1, size, manifest.classes.length],
    trigram: () => (trigram ??= countTrigrams()),
  };
}

/** Throws 'arguments/invalid' when the hyperparameters ask for what the dataset does not have. */
export function requirePossibleTexts({ manifest }: Pick<OpenTexts, 'manifest'>, values: TextHyperparameters): void {
  requireExamples(manifest, values);
  const problem = textProblem({ ...values, dataShape: expectedTextShape(values, manifest.classes.length) });
  if (problem) throw new WorkbenchError('arguments/invalid', `${problem.name}: ${problem.what}.`);
}

function requireSome(name: string, split: TextSplit, longestText: number): TextSplit {
  if (split.count > 0) return split;
  const what = `longestText: all ${split.leftOut} ${name} texts are longer than ${longestText} tokens; allow longer ones`;
  throw new WorkbenchError('arguments/invalid', `${what}.`, { name: 'longestText' });
}

/** Fit to the training texts; the others only have to have room. */
function widthsOf(train: TextSplit, others: readonly TextSplit[]): readonly number[] {
  const widths = bucketWidths(train.lengths, widthLimits);
  const longest = others.reduce((most, { lengths }) => lengths.reduce((a, b) => Math.max(a, b), most), 0);
  return [...widths.slice(0, -1), Math.max(longest, widths.at(-1)!)]; // there are training texts
}

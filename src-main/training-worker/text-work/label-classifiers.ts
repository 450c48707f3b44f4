import { labelClassifiers } from '#shared/contract/text-labels.ts';
import type { LabelClassifier } from '#shared/contract/text-labels.ts';
import { neighborVotes } from '#shared/evaluation/neighbor-votes.ts';
import type { DenseFeatures, Features, SparseFeatures, SparseRow } from '#shared/language/features.ts';
import { logisticRegressionSteps } from '#shared/language/logistic-regression.ts';
import { naiveBayesWork } from '#shared/language/naive-bayes.ts';
import type { PortionedWork } from '#shared/language/portioned-work.ts';
import { tfIdfWork } from '#shared/language/tf-idf.ts';
import type { TfIdfModel } from '#shared/language/tf-idf.ts';
import { columnMoments } from '#shared/statistics/column-moments.ts';
import type { CodedTexts, LabeledTexts } from './labeled-texts.ts';
import type { Pause } from './pause.ts';

/** Chances of the classes, row-major. (N, classes) */
export type Chances = Float64Array;

/** A classifier that has learned: what it says of other texts. Learning and saying pause for messages. */
export type Learned<T extends LabeledTexts> = (texts: T, pause: Pause) => Promise<Chances>;

export interface Learning {
  readonly classCount: number;
  readonly pause: Pause;
}

/** As many codes vote, at most. */
export const mostNeighbors = 10;

/** λ of both logistic regressions, the same for any number of labels: what programs call C = 1. */
const penalty = 1;

/** Where the derivative of the loss per text is at most this, the labels do not change any more. */
const tolerance = 1e-4;

/** Words and pairs of words. */
const longest = 2;

/** Texts whose labels are said between two looks at messages. */
const textsAtOnce = 64;

/** All four learn from the given texts alone: scales, counts and weights too. Each class needs a text. */
export const learnedClassifiers: {
  readonly [K in LabelClassifier]: (texts: CodedTexts, learning: Learning) => Promise<Learned<CodedTexts>>;
} = {
  'code-regression': learnCodeRegression,
  'code-neighbors': learnCodeNeighbors,
  'naive-bayes': learnNaiveBayes,
  'word-regression': learnWordRegression,
};

export function byClassifier<T>(valueOf: (name: LabelClassifier) => T): Record<LabelClassifier, T> {
  const entries = labelClassifiers.map((name) => [name, valueOf(name)] as const);
  return Object.fromEntries(entries) as Record<LabelClassifier, T>; // all names are gone through
}

/** Multinomial logistic regression on codes, each dimension divided by its standard deviation over the labeled texts. */
async function learnCodeRegression(texts: CodedTexts, learning: Learning): Promise<Learned<CodedTexts>> {
  const size = texts.codes.length / texts.labels.length;
  const { means, variances } = columnMoments(texts.codes, size);
  const scales = variances.map((variance) => (variance > 0 ? 1 / Math.sqrt(variance) : 0)); // what never varies says nothing
  const standardized = (codes: Float32Array): DenseFeatures => {
    const values = Float64Array.from(codes, (z, i) => (z - means[i % size]!) * scales[i % size]!);
    return { kind: 'dense', values, featureCount: size };
  };
  const probabilities = await learnedRegression(standardized(texts.codes), texts.labels, learning);
  return ({ codes }) => Promise.resolve(probabilities(standardized(codes)));
}

/** The square root of the number of labels: if all of a few voted, nothing but the most frequent class could win. */
export function neighborsOf(labelCount: number): number {
  return Math.min(mostNeighbors, Math.max(1, Math.round(Math.sqrt(labelCount))));
}

/** Shares of the votes of the nearest labeled codes, by Euclidean distance. */
async function learnCodeNeighbors(
  { codes, labels }: CodedTexts,
  { classCount, pause: pauseBefore }: Learning,
): Promise<Learned<CodedTexts>> {
  await pauseBefore();
  const dimensions = codes.length / labels.length;
  const votes = neighborVotes(codes, labels, { dimensions, classCount, neighbors: neighborsOf(labels.length) });
  return (some, pause) =>
    rowByRow(some.labels.length, classCount, pause, (row) => {
      return votes(some.codes.subarray(row * dimensions, (row + 1) * dimensions));
    });
}

/** The baseline without codes: counts of words and pairs. */
export async function learnNaiveBayes(
  { words, labels }: LabeledTexts,
  { classCount, pause: pauseBefore }: Learning,
): Promise<Learned<LabeledTexts>> {
  const { logProbabilities } = await paused(naiveBayesWork(words, labels, { classCount, longest }), pauseBefore);
  return (some, pause) =>
    rowByRow(some.labels.length, classCount, pause, (row) => logProbabilities(some.words[row]!).map(Math.exp));
}

/** The baseline without codes: logistic regression on TF-IDF weights of words and pairs. */
export async function learnWordRegression(
  { words, labels }: LabeledTexts,
  learning: Learning,
): Promise<Learned<LabeledTexts>> {
  const model = await paused(tfIdfWork(words, { longest }), learning.pause);
  const weights = (some: LabeledTexts['words'], pause: Pause) => weightsOf(model, some, pause);
  const probabilities = await learnedRegression(await weights(words, learning.pause), labels, learning);
  return async (some, pause) => probabilities(await weights(some.words, pause));
}

async function weightsOf(model: TfIdfModel, words: LabeledTexts['words'], pause: Pause): Promise<SparseFeatures> {
  const rows: SparseRow[] = [];
  for (let start = 0; start < words.length; start += textsAtOnce) {
    await pause();
    rows.push(...model.features(words.slice(start, start + textsAtOnce)).rows);
  }
  return { kind: 'sparse', rows, featureCount: model.featureCount };
}

async function learnedRegression(features: Features, labels: Int32Array, { classCount, pause }: Learning) {
  const steps = logisticRegressionSteps(features, labels, { classCount, penalty, tolerance });
  return (await paused(steps, pause)).probabilities;
}

async function paused<T>(work: PortionedWork<T>, pause: Pause): Promise<T> {
  for (;;) {
    await pause();
    const portion = work.next();
    if (portion.done) return portion.value;
  }
}

async function rowByRow(
  count: number,
  classCount: number,
  pause: Pause,
  chancesOf: (row: number) => Float64Array,
): Promise<Chances> {
  const chances = new Float64Array(count * classCount);
  for (let row = 0; row < count; row++) {
    if (row % textsAtOnce === 0) await pause();
    chances.set(chancesOf(row), row * classCount);
  }
  return chances;
}

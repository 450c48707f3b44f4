import { requireLabels } from './class-labels.ts';
import { addRow, requireFeatures, rowCount, rowProduct } from './features.ts';
import type { Features } from './features.ts';
import { mostProbableClass } from './class-probabilities.ts';
import { atOnce } from './portioned-work.ts';
import type { PortionedWork } from './portioned-work.ts';
import { smoothMinimum } from './smooth-minimum.ts';
import type { SmoothMinimum } from './smooth-minimum.ts';

export interface LogisticRegressionModel {
  /** (classes, D) */
  readonly weights: Float64Array;
  /** (classes) */
  readonly biases: Float64Array;
  /** p(class | row). (N, D) → (N, classes) */
  readonly probabilities: (features: Features) => Float64Array;
  /** The most probable class of each row, of equal ones the first. (N, D) → (N) */
  readonly classesOf: (features: Features) => Int32Array;
  readonly steps: number;
  /** Whether the gradient came below the tolerance; if not, weights are the best of `mostSteps` steps. */
  readonly converged: boolean;
}

export interface LogisticRegressionOptions {
  /** Labels are 0 … classCount − 1. */
  readonly classCount: number;
  /** λ; the inverse of what other programs call C. Features should be of size 1: the penalty does not know their units. */
  readonly penalty?: number;
  /** Where the largest derivative of the loss, summed over rows and divided by their number, is at most this, it ends. */
  readonly tolerance?: number;
  readonly mostSteps?: number;
}

/**
 * Multinomial logistic regression (Bishop 2006, section 4.3.4): minimizes −Σ log p(label | row) + λ / 2 · Σ weight²,
 * biases free, from zero, by L-BFGS. Nothing is drawn. Throws on unequal numbers of rows and labels and on a class
 * without a row.
 */
export function logisticRegression(
  features: Features,
  labels: ArrayLike<number>,
  options: LogisticRegressionOptions,
): LogisticRegressionModel {
  return atOnce(logisticRegressionSteps(features, labels, options));
}

/** The same, looking up before every step. */
export function* logisticRegressionSteps(
  features: Features,
  labels: ArrayLike<number>,
  { classCount, penalty = 1, tolerance = 1e-6, mostSteps = 1000 }: LogisticRegressionOptions,
): PortionedWork<LogisticRegressionModel> {
  requireFeatures(features);
  requireLabels('logisticRegression', labels, { rowCount: rowCount(features), classCount });
  if (!(penalty >= 0)) throw new Error(`logisticRegression: penalty is ${penalty}, expected 0 or more`);
  const loss = logisticLoss(features, labels, { classCount, penalty });
  const start = new Float64Array(classCount * (features.featureCount + 1));
  const minimum = yield* smoothMinimum(loss, start, { tolerance, mostSteps });
  return logisticModel(minimum, { classCount, featureCount: features.featureCount });
}

function logisticModel(
  { point, steps, converged }: SmoothMinimum,
  { classCount, featureCount }: { readonly classCount: number; readonly featureCount: number },
): LogisticRegressionModel {
  const probabilities = (some: Features): Float64Array => {
    if (some.featureCount !== featureCount) {
      throw new Error(`logisticRegression: rows have ${some.featureCount} features, the model ${featureCount}`);
    }
    const result = new Float64Array(rowCount(some) * classCount);
    for (let row = 0; row < rowCount(some); row++) {
      const scores = result.subarray(row * classCount, (row + 1) * classCount);
      writeScores(some, row, point, scores);
      const logTotal = logSumExp(scores);
      for (let label = 0; label < classCount; label++) scores[label] = Math.exp(scores[label]! - logTotal);
    }
    return result;
  };
  return {
    weights: point.slice(0, classCount * featureCount),
    biases: point.slice(classCount * featureCount),
    probabilities,
    classesOf: (some) => {
      const chances = probabilities(some); // (N, classes)
      return Int32Array.from({ length: rowCount(some) }, (_, row) => mostProbableClass(chances, row, classCount));
    },
    steps,
    converged,
  };
}

/**
 * Loss and gradient, both divided by the number of rows, of weights (classes, D) followed by biases (classes), in one
 * array.
 */
export function logisticLoss(
  features: Features,
  labels: ArrayLike<number>,
  { classCount, penalty }: { readonly classCount: number; readonly penalty: number },
): (parameters: Float64Array, gradient: Float64Array) => number {
  const { featureCount } = features;
  const rows = rowCount(features);
  const weightCount = classCount * featureCount;
  const scores = new Float64Array(classCount);
  return (parameters, gradient) => {
    gradient.fill(0);
    let loss = 0;
    for (let row = 0; row < rows; row++) {
      writeScores(features, row, parameters, scores);
      const logTotal = logSumExp(scores);
      loss += logTotal - scores[labels[row]!]!;
      for (let label = 0; label < classCount; label++) {
        const error = Math.exp(scores[label]! - logTotal) - (label === labels[row] ? 1 : 0);
        addRow(features, row, error / rows, gradient, label * featureCount);
        gradient[weightCount + label]! += error / rows;
      }
    }
    let squares = 0;
    for (let i = 0; i < weightCount; i++) {
      squares += parameters[i]! ** 2;
      gradient[i]! += (penalty / rows) * parameters[i]!;
    }
    return (loss + (penalty / 2) * squares) / rows;
  };
}

/** Weights times row plus bias. (classes) */
function writeScores(features: Features, row: number, parameters: Float64Array, scores: Float64Array): void {
  const { featureCount } = features;
  const biases = scores.length * featureCount;
  for (let label = 0; label < scores.length; label++) {
    scores[label] = parameters[biases + label]! + rowProduct(features, row, parameters, label * featureCount);
  }
}

function logSumExp(scores: Float64Array): number {
  const most = scores.reduce((a, b) => Math.max(a, b));
  return most + Math.log(scores.reduce((sum, score) => sum + Math.exp(score - most), 0)); // exp of 710 would be infinite
}

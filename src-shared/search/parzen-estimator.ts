import type { RandomStream } from '../random/random-stream.ts';
import { normalCdf } from '../statistics/normal-cdf.ts';
import { normalQuantile } from '../statistics/normal-quantile.ts';
import { fromUnit, toUnit } from './search-space.ts';
import type { ChoiceDimension, Dimension, NumericDimension, Point } from './search-space.ts';

/** A probability: of floats a density over the unit interval of `toUnit`, of integers and options a mass. */
export interface ParzenEstimator {
  /** A value for each dimension, in their order. */
  readonly draw: (random: RandomStream) => readonly number[];
  /** In nats, for a value of each dimension. */
  readonly logDensity: (values: readonly number[]) => number;
}

export interface WeightedPoint {
  /** Has every dimension of the estimator. */
  readonly point: Point;
  /** Above 0; only ratios count. */
  readonly weight: number;
}

/**
 * A mixture of product kernels, one around each point, and of a prior kernel over the whole space, which weighs as much
 * as the points do on average (Watanabe 2023, "Tree-structured Parzen estimator: understanding its algorithm components
 * and their roles for better empirical performance"). Numeric kernels are normal, truncated to the unit
 * interval; of an integer, what lies over its share of the interval.
 */
export function parzenEstimator(dimensions: readonly Dimension[], points: readonly WeightedPoint[]): ParzenEstimator {
  const axes = dimensions.map((dimension) => {
    const centers = points.map(({ point }) => point[dimension.name]!);
    if (dimension.kind === 'choice') return choiceAxis(dimension, centers);
    const width = bandwidth(points.length, dimensions.length);
    return dimension.kind === 'integer' ? integerAxis(dimension, centers, width) : floatAxis(dimension, centers, width);
  });
  const weights = mixtureWeights(points);
  const logWeights = weights.map(Math.log);
  const terms = new Float64Array(weights.length);
  return {
    draw: (random) => {
      const kernel = drawIndex(weights, random.uniform());
      return axes.map((axis) => axis.draw(kernel, random));
    },
    logDensity: (values) => {
      terms.set(logWeights);
      axes.forEach((axis, d) => axis.addLogKernels(values[d]!, terms));
      return logSumExp(terms);
    },
  };
}

/** Sum to 1; the prior is the last, as in all that follows. */
function mixtureWeights(points: readonly WeightedPoint[]): Float64Array {
  const total = points.reduce((sum, { weight }) => sum + weight, 0);
  const mean = points.length > 0 ? total / points.length : 1;
  return new Float64Array([...points.map(({ weight }) => weight), mean].map((weight) => weight / (total + mean)));
}

function drawIndex(weights: Float64Array, uniform: number): number {
  let left = uniform;
  for (let k = 0; k < weights.length - 1; k++) {
    left -= weights[k]!;
    if (left < 0) return k;
  }
  return weights.length - 1;
}

/**
 * Of every numeric kernel, in units of the interval: as Scott's rule, it shrinks with n^(−1 / (d + 4)), and stops at the
 * Δ = 0.03 that Watanabe 2023 recommends. It does not shrink with the spread of the points: kernels that do are stuck
 * where the first good points lie. The tenth is the better of a tenth, 0.12, 0.15 and a fifth on the functions of the test.
 */
function bandwidth(points: number, dimensions: number): number {
  return Math.max(0.1 * Math.max(points, 1) ** (-1 / (dimensions + 4)), 0.03);
}

/** One dimension of all kernels. */
interface Axis {
  readonly draw: (kernel: number, random: RandomStream) => number;
  /** Adds to each term the logarithm of its kernel at the value. */
  readonly addLogKernels: (value: number, terms: Float64Array) => void;
}

function floatAxis(dimension: NumericDimension, centers: readonly number[], width: number): Axis {
  const means = new Float64Array(centers.length);
  const logPeaks = new Float64Array(centers.length);
  for (let k = 0; k < centers.length; k++) {
    const mean = toUnit(dimension, centers[k]!);
    means[k] = mean;
    logPeaks[k] = logPeak({ mean, width });
  }
  const logPriorPeak = logPeak(prior);
  return {
    draw: (k, random) => {
      const kernel = k < means.length ? { mean: means[k]!, width } : prior;
      return fromUnit(dimension, drawTruncated(kernel, random.uniform()));
    },
    addLogKernels: (value, terms) => {
      const unit = toUnit(dimension, value);
      for (let k = 0; k < means.length; k++) terms[k]! += logPeaks[k]! - 0.5 * ((unit - means[k]!) / width) ** 2;
      terms[means.length]! += logPriorPeak - 0.5 * ((unit - prior.mean) / prior.width) ** 2;
    },
  };
}

/** Kernels with the same center are computed once. */
function integerAxis(dimension: NumericDimension, centers: readonly number[], width: number): Axis {
  const places = new Map<number, number>();
  for (const center of centers) if (!places.has(center)) places.set(center, places.size);
  const kernels = [...Array.from(places.keys(), (center) => ({ mean: toUnit(dimension, center), width })), prior];
  const logMasses = kernels.map((kernel) => Math.log(massInside(kernel)));
  const kernelOf = Int32Array.from([...centers.map((center) => places.get(center) ?? places.size), places.size]);
  return {
    draw: (kernel, random) => fromUnit(dimension, drawTruncated(kernels[kernelOf[kernel]!]!, random.uniform())),
    addLogKernels: (value, terms) => {
      const [low, high] = [toUnit(dimension, value - 0.5), toUnit(dimension, value + 0.5)];
      const logs = kernels.map((kernel, i) => logShare(kernel, low, high) - logMasses[i]!);
      for (let k = 0; k < terms.length; k++) terms[k]! += logs[kernelOf[k]!]!;
    },
  };
}

/** Aitchison & Aitken 1976: an option other than that of the point has the probability λ / (options − 1). */
function choiceAxis({ options }: ChoiceDimension, centers: readonly number[]): Axis {
  const other = 1 / (centers.length + 1 + options);
  const [logOther, logSame, logPrior] = [Math.log(other), Math.log(1 - (options - 1) * other), -Math.log(options)];
  return {
    draw: (kernel, random) => {
      const center = centers[kernel];
      return center === undefined || random.uniform() < options * other ? random.below(options) : center;
    },
    addLogKernels: (value, terms) => {
      for (let k = 0; k < centers.length; k++) terms[k]! += centers[k] === value ? logSame : logOther;
      terms[centers.length]! += logPrior;
    },
  };
}

/** A normal distribution of which only what lies in [0, 1] is left. */
interface TruncatedNormal {
  readonly mean: number;
  readonly width: number;
}

const prior: TruncatedNormal = { mean: 0.5, width: 1 };

/** Of the whole normal distribution, what lies in [0, 1]. */
function massInside({ mean, width }: TruncatedNormal): number {
  return normalCdf((1 - mean) / width) - normalCdf(-mean / width);
}

/** Of the density, where the unit is the mean. */
function logPeak(kernel: TruncatedNormal): number {
  return -Math.log(massInside(kernel) * kernel.width * Math.sqrt(2 * Math.PI));
}

function drawTruncated(kernel: TruncatedNormal, uniform: number): number {
  const below = normalCdf(-kernel.mean / kernel.width);
  return kernel.mean + kernel.width * normalQuantile(below + uniform * massInside(kernel));
}

/** The floor stands for a share so far away that its mass is rounded to 0, of which the logarithm would be −Infinity. */
function logShare({ mean, width }: TruncatedNormal, low: number, high: number): number {
  const [from, to] = [(low - mean) / width, (high - mean) / width];
  const share = from > 0 ? normalCdf(-from) - normalCdf(-to) : normalCdf(to) - normalCdf(from); // 1 − 1 loses the digits
  return Math.log(Math.max(share, 1e-300));
}

/** The largest term is taken out, so that exp does not turn all of them into zeros. */
function logSumExp(terms: Float64Array): number {
  let largest = -Infinity;
  for (const term of terms) if (term > largest) largest = term;
  let sum = 0;
  for (const term of terms) sum += Math.exp(term - largest);
  return largest + Math.log(sum);
}

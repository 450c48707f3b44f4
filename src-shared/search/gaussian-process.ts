import { cholesky, inverseFromCholesky, solveCholesky, solveLower } from '../statistics/cholesky.ts';

/** What a process is conditioned on. */
export interface Observations {
  /** N rows of D numbers. */
  readonly inputs: readonly Float64Array[];
  /** Whether a column has labels, of which only equality counts (D). */
  readonly isLabel: readonly boolean[];
  /** With mean 0 before anything is known (N). */
  readonly targets: Float64Array;
}

/** Logarithms, without units (D + 2): of the length scale of each column, the signal variance and the noise variance. */
export type LogHyperparameters = Float64Array;

export interface GaussianProcess {
  readonly observations: Observations;
  readonly kernel: Kernel;
  /** Cholesky factor of K + σ² I (N, N). */
  readonly L: Float64Array;
  /** (K + σ² I)⁻¹ y (N). */
  readonly alpha: Float64Array;
}

/**
 * A Gaussian process with the Matérn 5/2 kernel and a length scale for each column (Snoek, Larochelle & Adams 2012);
 * labels that differ are 1 apart. Source: Rasmussen & Williams 2006, algorithm 2.1.
 */
export function gaussianProcess(observations: Observations, hyperparameters: LogHyperparameters): GaussianProcess {
  return conditioned(observations, kernelOf(observations.isLabel, hyperparameters));
}

function conditioned(observations: Observations, kernel: Kernel): GaussianProcess {
  const { inputs, targets } = observations;
  const K = covariance(kernel, inputs);
  for (let i = 0; i < inputs.length; i++) K[i * (inputs.length + 1)]! += kernel.noiseVariance;
  const L = cholesky(K, inputs.length);
  return { observations, kernel, L, alpha: solveCholesky(L, targets) };
}

/** The process after further rows (M, D) and targets (M), with the same hyperparameters. */
export function withObservations(
  process: GaussianProcess,
  inputs: readonly Float64Array[],
  targets: readonly number[],
): GaussianProcess {
  if (inputs.length === 0) return process;
  const { observations, kernel } = process;
  const all = {
    ...observations,
    inputs: [...observations.inputs, ...inputs],
    targets: Float64Array.from([...observations.targets, ...targets]),
  };
  return conditioned(all, kernel);
}

/** Mean and variance of the function, without noise, at a row of D numbers (eq. 2.25 and 2.26). */
export function posterior({ observations, kernel, L, alpha }: GaussianProcess, x: Float64Array) {
  const k = Float64Array.from(observations.inputs, (input) => kernel.at(kernel.squaredDistance(input, x)));
  const v = solveLower(L, k);
  return { mean: dot(k, alpha), variance: Math.max(kernel.signalVariance - dot(v, v), 0) };
}

/** The mean alone: N operations instead of N². */
export function posteriorMean({ observations, kernel, alpha }: GaussianProcess, x: Float64Array): number {
  return observations.inputs.reduce(
    (sum, input, i) => sum + alpha[i]! * kernel.at(kernel.squaredDistance(input, x)),
    0,
  );
}

/** log p(y | X, θ) (eq. 2.30) and its gradient in the logarithms θ (D + 2) (eq. 5.9). */
export function logMarginalLikelihood(observations: Observations, hyperparameters: LogHyperparameters) {
  const { kernel, L, alpha } = gaussianProcess(observations, hyperparameters);
  const { inputs, targets } = observations;
  const N = inputs.length;
  let value = -0.5 * dot(targets, alpha) - 0.5 * N * Math.log(2 * Math.PI);
  for (let i = 0; i < N; i++) value -= Math.log(L[i * (N + 1)]!);
  const inverse = inverseFromCholesky(L, N);
  const weight = (i: number, j: number) => alpha[i]! * alpha[j]! - inverse[i * N + j]!; // α αᵀ − K⁻¹
  const gradient = new Float64Array(hyperparameters.length);
  const [signal, noise] = [gradient.length - 2, gradient.length - 1];
  for (let i = 0; i < N; i++) {
    gradient[signal]! += 0.5 * weight(i, i) * kernel.signalVariance;
    gradient[noise]! += 0.5 * weight(i, i) * kernel.noiseVariance;
    for (let j = 0; j < i; j++)
      addPairGradient(gradient, kernel, { a: inputs[i]!, b: inputs[j]!, weight: weight(i, j) });
  }
  return { value, gradient };
}

interface Kernel {
  readonly signalVariance: number;
  readonly noiseVariance: number;
  readonly squaredDistance: (a: Float64Array, b: Float64Array) => number;
  /** Squared difference in one column, in units of its length scale. */
  readonly squaredDifference: (a: Float64Array, b: Float64Array, d: number) => number;
  /** Covariance at a squared distance. */
  readonly at: (squaredDistance: number) => number;
}

function kernelOf(isLabel: readonly boolean[], hyperparameters: LogHyperparameters): Kernel {
  const D = isLabel.length;
  const inverseSquares = hyperparameters.subarray(0, D).map((logScale) => Math.exp(-2 * logScale));
  const signalVariance = Math.exp(hyperparameters[D]!);
  const squaredDifference = (a: Float64Array, b: Float64Array, d: number) => {
    const difference = isLabel[d] ? Number(a[d] !== b[d]) : a[d]! - b[d]!;
    return difference * difference * inverseSquares[d]!;
  };
  return {
    signalVariance,
    noiseVariance: Math.exp(hyperparameters[D + 1]!),
    squaredDifference,
    squaredDistance: (a, b) => {
      let sum = 0;
      for (let d = 0; d < D; d++) sum += squaredDifference(a, b, d);
      return sum;
    },
    at: (squaredDistance) => {
      const s = Math.sqrt(5 * squaredDistance);
      return signalVariance * (1 + s + (s * s) / 3) * Math.exp(-s);
    },
  };
}

function covariance(kernel: Kernel, inputs: readonly Float64Array[]): Float64Array {
  const N = inputs.length;
  const K = new Float64Array(N * N);
  for (let i = 0; i < N; i++) {
    for (let j = 0; j <= i; j++) {
      K[i * N + j] = K[j * N + i] = kernel.at(kernel.squaredDistance(inputs[i]!, inputs[j]!));
    }
  }
  return K;
}

interface Pair {
  readonly a: Float64Array;
  readonly b: Float64Array;
  readonly weight: number;
}

/** A pair stands twice in the symmetric matrix, which cancels the ½ of eq. 5.9. */
function addPairGradient(gradient: Float64Array, kernel: Kernel, { a, b, weight }: Pair): void {
  const D = gradient.length - 2;
  const squared = kernel.squaredDistance(a, b);
  const s = Math.sqrt(5 * squared);
  gradient[D]! += weight * kernel.at(squared);
  const slope = weight * kernel.signalVariance * (5 / 3) * (1 + s) * Math.exp(-s);
  for (let d = 0; d < D; d++) gradient[d]! += slope * kernel.squaredDifference(a, b, d);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

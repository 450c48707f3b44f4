import type { RandomStream } from '../random/random-stream.ts';
import { symmetricEigen } from '../statistics/symmetric-eigen.ts';
import type { SymmetricEigen } from '../statistics/symmetric-eigen.ts';
import { cmaEsWeights } from './cma-es-weights.ts';
import type { CmaEsWeights } from './cma-es-weights.ts';

/**
 * The normal distribution of Covariance Matrix Adaptation that a generation of places in ℝⁿ is drawn from. Letters and
 * numbers of equations: Hansen 2016, "The CMA Evolution Strategy: A Tutorial" (arXiv 1604.00772).
 */
export interface CmaEs {
  /** Generations told so far. */
  readonly g: number;
  /** Mean (n). */
  readonly m: Float64Array;
  /** Step size. */
  readonly sigma: number;
  /** Covariance (n, n). */
  readonly C: Float64Array;
  /** Of C: eigenvalues D² (n) and eigenvectors, the columns of B, as rows (n, n). */
  readonly eigen: SymmetricEigen;
  /** Evolution paths of the step size and of the covariance (n). */
  readonly pSigma: Float64Array;
  readonly pC: Float64Array;
  readonly weights: CmaEsWeights;
}

/** Before the first generation: an isotropic distribution. */
export function startCmaEs(mean: Float64Array, sigma: number, lambda: number): CmaEs {
  const n = mean.length;
  const C = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  return {
    g: 0,
    m: mean,
    sigma,
    C,
    eigen: symmetricEigen(C, n),
    pSigma: new Float64Array(n),
    pC: new Float64Array(n),
    weights: cmaEsWeights(n, lambda),
  };
}

/** A place (n) from the distribution: m + σ B D z, eq. 38–40. */
export function drawCmaEs({ m, sigma, eigen }: CmaEs, { normal }: RandomStream): Float64Array {
  const x = m.slice();
  eigen.values.forEach((value, k) =>
    addScaled(x, sigma * Math.sqrt(value) * normal(), row(eigen.vectors, k, m.length)),
  );
  return x;
}

/** The distribution after a generation of places (λ, n), best first. */
export function tellCmaEs(state: CmaEs, places: readonly Float64Array[]): CmaEs {
  const { g, m, sigma, eigen, weights } = state;
  const n = m.length;
  if (places.length !== weights.lambda) {
    throw new Error(`tellCmaEs: ${places.length} places, expected the ${weights.lambda} of a generation`);
  }
  const { muEff, cSigma, dSigma, cC } = weights;
  const y = places.map((place) => place.map((value, i) => (value - m[i]!) / sigma)); // (λ, n)
  const yMean = new Float64Array(n); // eq. 41
  weights.w.forEach((weight, i) => weight > 0 && addScaled(yMean, weight, y[i]!));
  const whitened = inverseRoot(eigen, yMean);
  const toSigma = Math.sqrt(cSigma * (2 - cSigma) * muEff);
  const pSigma = state.pSigma.map((value, i) => (1 - cSigma) * value + toSigma * whitened[i]!); // eq. 43
  const surprise = norm(pSigma) / expectedNorm(n);
  const hSigma = surprise < (1.4 + 2 / (n + 1)) * Math.sqrt(1 - (1 - cSigma) ** (2 * (g + 1))) ? 1 : 0;
  const toC = hSigma * Math.sqrt(cC * (2 - cC) * muEff);
  const pC = state.pC.map((value, i) => (1 - cC) * value + toC * yMean[i]!); // eq. 45
  const newC = adaptedCovariance(state, { y, pC, hSigma });
  return {
    g: g + 1,
    m: m.map((value, i) => value + sigma * yMean[i]!), // eq. 42 with c_m = 1
    sigma: sigma * Math.exp(Math.min(1, (cSigma / dSigma) * (surprise - 1))), // eq. 44; at most e, for strangers' places
    C: newC,
    eigen: symmetricEigen(newC, n),
    pSigma,
    pC,
    weights,
  };
}

/**
 * A place that was not drawn from the distribution, brought so near to the mean that a draw could have given it: a
 * stranger far away would blow up the step size. Source: Hansen 2011, "Injecting external solutions into CMA-ES".
 */
export function withinReach({ m, sigma, eigen }: CmaEs, place: Float64Array): Float64Array {
  const n = m.length;
  const distance = norm(
    inverseRoot(
      eigen,
      place.map((value, i) => (value - m[i]!) / sigma),
    ),
  );
  const reach = Math.sqrt(n) + (2 * n) / (n + 2);
  return distance <= reach ? place : place.map((value, i) => m[i]! + (value - m[i]!) * (reach / distance));
}

/** Standard deviation of each coordinate (n). */
export function spreads({ m, sigma, C }: CmaEs): Float64Array {
  return m.map((_, i) => sigma * Math.sqrt(C[i * (m.length + 1)]!));
}

/** Variances raised where a coordinate's standard deviation is under its floor (n): a step must reach other integers. */
export function withFloors(state: CmaEs, floors: Float64Array): CmaEs {
  const deviations = spreads(state);
  if (deviations.every((deviation, i) => deviation >= floors[i]!)) return state;
  const C = state.C.slice();
  floors.forEach((floor, i) => {
    if (deviations[i]! < floor) C[i * (floors.length + 1)] = (floor / state.sigma) ** 2;
  });
  return { ...state, C, eigen: symmetricEigen(C, floors.length) };
}

interface Generation {
  readonly y: readonly Float64Array[];
  readonly pC: Float64Array;
  readonly hSigma: number;
}

/** Eq. 47 with the weights of eq. 46, under which a negative update never makes the covariance indefinite. */
function adaptedCovariance({ C, eigen, weights }: CmaEs, { y, pC, hSigma }: Generation): Float64Array {
  const { w, c1, cMu, cC } = weights;
  const n = pC.length;
  const kept = 1 + c1 * (1 - hSigma) * cC * (2 - cC) - c1 - cMu * w.reduce((sum, weight) => sum + weight, 0);
  const result = C.map((value) => kept * value);
  addOuter(result, c1, pC);
  w.forEach((weight, i) => {
    const length = weight < 0 ? norm(inverseRoot(eigen, y[i]!)) : 0;
    const bounded = weight < 0 ? (weight * n) / Math.max(length ** 2, Number.MIN_VALUE) : weight; // eq. 46; 0/0 at the mean
    if (length > 0 || weight > 0) addOuter(result, cMu * bounded, y[i]!);
  });
  return result;
}

/** C^(−1/2) y = B D⁻¹ Bᵀ y. */
function inverseRoot({ values, vectors }: SymmetricEigen, y: Float64Array): Float64Array {
  const result = new Float64Array(y.length);
  values.forEach((value, k) => {
    const axis = row(vectors, k, y.length);
    addScaled(result, axis.reduce((sum, b, i) => sum + b * y[i]!, 0) / Math.sqrt(value), axis);
  });
  return result;
}

/** E‖N(0, I)‖, as Hansen 2016 approximates it. */
function expectedNorm(n: number): number {
  return Math.sqrt(n) * (1 - 1 / (4 * n) + 1 / (21 * n * n));
}

function row(matrix: Float64Array, i: number, n: number): Float64Array {
  return matrix.subarray(i * n, (i + 1) * n);
}

function addScaled(to: Float64Array, factor: number, from: Float64Array): void {
  for (let i = 0; i < to.length; i++) to[i]! += factor * from[i]!;
}

function addOuter(to: Float64Array, factor: number, y: Float64Array): void {
  for (let i = 0; i < y.length; i++) {
    for (let j = 0; j < y.length; j++) to[i * y.length + j]! += factor * (y[i]! * y[j]!); // symmetric to the last bit
  }
}

function norm(y: Float64Array): number {
  return Math.sqrt(y.reduce((sum, value) => sum + value * value, 0));
}

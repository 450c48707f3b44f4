import { columnMoments, rowCount } from '#shared/statistics/column-moments.ts';
import { symmetricEigen } from '#shared/statistics/symmetric-eigen.ts';

export interface PrincipalComponents {
  /** Mean of the codes. (Z) */
  readonly mean: Float64Array;
  /** Two unit vectors, the direction of largest variance first. Row-major (2, Z) */
  readonly directions: Float64Array;
  /** Variance (ddof 0) along each of the two. (2) */
  readonly variances: Float64Array;
  /** Sum of the variances of all dimensions. */
  readonly totalVariance: number;
}

/**
 * The first two principal components of codes, row-major (N, dimensions), dimensions ≥ 2. Signs are fixed: the largest
 * entry by magnitude of each direction is positive, so that the same codes always give the same picture.
 */
export function principalComponents(codes: Float32Array, dimensions: number): PrincipalComponents {
  if (dimensions < 2) throw new Error(`principalComponents: needs at least 2 dimensions, there are ${dimensions}`);
  const { means, variances } = columnMoments(codes, dimensions);
  const { values, vectors } = symmetricEigen(covariance(codes, means), dimensions);
  const directions = vectors.slice(0, 2 * dimensions);
  fixSign(directions.subarray(0, dimensions));
  fixSign(directions.subarray(dimensions));
  const totalVariance = variances.reduce((sum, variance) => sum + variance, 0);
  return { mean: means, directions, variances: values.slice(0, 2), totalVariance };
}

/** Coordinates of codes, row-major (N, Z), along the two components. Row-major (N, 2) */
export function projectCodes(codes: Float32Array, { mean, directions }: PrincipalComponents): Float32Array {
  const dimensions = mean.length;
  const rows = rowCount(codes, dimensions);
  const projected = new Float32Array(2 * rows);
  for (let row = 0; row < rows; row++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let j = 0; j < dimensions; j++) {
        sum += (codes[row * dimensions + j]! - mean[j]!) * directions[axis * dimensions + j]!;
      }
      projected[2 * row + axis] = sum;
    }
  }
  return projected;
}

/** Row-major (Z, Z), ddof 0. */
function covariance(codes: Float32Array, means: Float64Array): Float64Array {
  const dimensions = means.length;
  const rows = rowCount(codes, dimensions);
  const sums = new Float64Array(dimensions * dimensions);
  const centered = new Float64Array(dimensions);
  for (let row = 0; row < rows; row++) {
    for (let j = 0; j < dimensions; j++) centered[j] = codes[row * dimensions + j]! - means[j]!;
    for (let i = 0; i < dimensions; i++) {
      for (let j = 0; j <= i; j++) sums[i * dimensions + j]! += centered[i]! * centered[j]!;
    }
  }
  for (let i = 0; i < dimensions; i++) {
    for (let j = 0; j <= i; j++) {
      sums[i * dimensions + j]! /= rows;
      sums[j * dimensions + i] = sums[i * dimensions + j]!;
    }
  }
  return sums;
}

function fixSign(direction: Float64Array): void {
  let largest = 0;
  for (const entry of direction) if (Math.abs(entry) > Math.abs(largest)) largest = entry;
  if (largest < 0) for (let i = 0; i < direction.length; i++) direction[i] = -direction[i]!;
}

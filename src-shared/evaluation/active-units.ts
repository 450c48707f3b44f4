import { columnMoments } from '#shared/statistics/column-moments.ts';

/** A unit is active when the variance of its posterior mean over the examples is larger than this. */
export const activeUnitThreshold = 0.01;

/**
 * Number of active latent units: those with Var_x(E[z_u|x]) > 0.01 (Burda et al. 2016, section 5), over all given
 * examples, ddof 0, strictly larger. `means` are posterior means, row-major (N, dimensions).
 */
export function activeUnits(means: ArrayLike<number>, dimensions: number): number {
  return columnMoments(means, dimensions).variances.filter((variance) => variance > activeUnitThreshold).length;
}

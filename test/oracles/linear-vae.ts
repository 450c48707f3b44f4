/**
 * What is known about linear VAEs with a Gaussian likelihood: Tipping & Bishop 1999, "Probabilistic principal component
 * analysis"; Lucas et al. 2019. Data enter through the eigenvalues λ of their covariance (ddof 0) alone.
 */

/** Rows (64, λ.length ≤ 6) with mean 0 and exactly the eigenvalues λ along the directions of `reflected`. */
export function dataWithEigenvalues(eigenvalues: readonly number[]): number[][] {
  return Array.from({ length: 64 }, (_, row) => {
    // the lowest bits of the row as signs: orthogonal columns of mean 0
    return reflected(eigenvalues.map((lambda, i) => ((row >> i) & 1 ? 1 : -1) * Math.sqrt(lambda)));
  });
}

/** A vector mirrored at a plane that no axis lies in: unit vectors become the principal directions of the data. */
export function reflected(vector: readonly number[]): number[] {
  const normal = vector.map((_, i) => 1 / (i + 1));
  const squaredLength = normal.reduce((sum, value) => sum + value * value, 0);
  const projection = vector.reduce((sum, value, i) => sum + value * normal[i]!, 0);
  return vector.map((value, i) => value - (2 * projection * normal[i]!) / squaredLength);
}

/** Largest mean log-likelihood of q latent dimensions with a learned σ². */
export function largestLogLikelihood(eigenvalues: readonly number[], q: number): number {
  const dimensions = eigenvalues.length;
  const discarded = eigenvalues.slice(q);
  const variance = discarded.reduce((sum, value) => sum + value, 0) / discarded.length;
  const logKept = eigenvalues.slice(0, q).reduce((sum, value) => sum + Math.log(value), 0);
  return -0.5 * (dimensions * Math.log(2 * Math.PI) + logKept + (dimensions - q) * Math.log(variance) + dimensions);
}

export interface LinearVae {
  /** z-mean: x · kernel + bias, kernel row-major (D, Z). */
  readonly mu: { readonly kernel: ArrayLike<number>; readonly bias: ArrayLike<number> };
  readonly logVar: { readonly kernel: ArrayLike<number>; readonly bias: ArrayLike<number> };
  /** kernel row-major (Z, D). */
  readonly mean: { readonly kernel: ArrayLike<number>; readonly bias: ArrayLike<number> };
  readonly variance: number;
}

export interface LinearVaeFigures {
  readonly elbo: number;
  readonly klPerDimension: number[];
  /** Variance of the posterior mean over the rows. */
  readonly activity: number[];
}

/** ELBO (exact, no sampling), KL and activity, averaged over rows, in float64. */
export function linearVaeFigures(model: LinearVae, x: readonly (readonly number[])[]): LinearVaeFigures {
  const latentSize = model.mu.bias.length;
  const dataSize = model.mean.bias.length;
  const affine = (layer: LinearVae['mu'], input: readonly number[]) =>
    Array.from(layer.bias, (b, j) =>
      input.reduce((sum, value, i) => sum + value * layer.kernel[i * layer.bias.length + j]!, b),
    );
  const klPerDimension = new Array<number>(latentSize).fill(0);
  const squares = new Array<number>(latentSize).fill(0);
  const sums = new Array<number>(latentSize).fill(0);
  let elbo = 0;
  for (const row of x) {
    const mu = affine(model.mu, row);
    const logVar = affine(model.logVar, row);
    const mean = affine(model.mean, mu);
    let squaredError = row.reduce((sum, value, d) => sum + (value - mean[d]!) ** 2, 0);
    for (let j = 0; j < latentSize; j++) {
      const kl = 0.5 * (mu[j]! ** 2 + Math.exp(logVar[j]!) - 1 - logVar[j]!);
      klPerDimension[j]! += kl / x.length;
      squares[j]! += mu[j]! ** 2 / x.length;
      sums[j]! += mu[j]! / x.length;
      elbo -= kl / x.length;
      // E‖W(z − mu)‖² over q
      for (let d = 0; d < dataSize; d++) {
        squaredError += Math.exp(logVar[j]!) * model.mean.kernel[j * dataSize + d]! ** 2;
      }
    }
    elbo -= (0.5 * (dataSize * Math.log(2 * Math.PI * model.variance) + squaredError / model.variance)) / x.length;
  }
  return { elbo, klPerDimension, activity: squares.map((square, j) => square - sums[j]! ** 2) };
}

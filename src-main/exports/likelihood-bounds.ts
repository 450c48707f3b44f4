import { logSigmaBound, logVarBound } from '#shared/vae/model.ts';

/**
 * The smooth bounds of the network (`vae/model.ts`), which an exported model has to repeat outside of it:
 * ln σ² of q(z|x) stays below the first, ln σ² of a learned Gaussian p(x|z) above the second.
 * logVar = upper − softplus(upper − a); logSigmaSquared = lower + softplus(a − lower), a the output of the last layer.
 */
export const logVarUpperBound = logVarBound;
export const logSigmaSquaredLowerBound = 2 * logSigmaBound;

/** σ of a likelihood with one learned σ, from its parameter. */
export function sharedSigma(logSigma: number): number {
  const lower = logSigmaSquaredLowerBound / 2;
  return Math.exp(lower + Math.log1p(Math.exp(logSigma - lower)));
}

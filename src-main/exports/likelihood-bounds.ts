import { logSigmaBound } from '#shared/vae/model.ts';

/**
 * The smooth bounds of the network (`vae/model.ts`), which an exported model has to repeat outside of it:
 * ln σ² of a learned Gaussian p(x|z) stays above this one, ln σ² of q(z|x) below `logVarLimit`.
 * logVar = upper − softplus(upper − a); logSigmaSquared = lower + softplus(a − lower), a the output of the last layer.
 */
export const logSigmaSquaredLowerBound = 2 * logSigmaBound;

/** σ of a likelihood with one learned σ, from its parameter. */
export function sharedSigma(logSigma: number): number {
  const lower = logSigmaSquaredLowerBound / 2;
  return Math.exp(lower + Math.log1p(Math.exp(logSigma - lower)));
}

import { normalCdf } from './normal-cdf.ts';

/** log Φ(z), the logarithm of the probability that a standard normal variable stays below z; with all its digits in the far tail. */
export function logNormalCdf(z: number): number {
  return z >= -1 ? Math.log(normalCdf(z)) : logDensity(z) - Math.log(-z + millsRest(-z));
}

/**
 * log E max(z + ε, 0) for a standard normal ε, which is log(φ(z) + z Φ(z)): the logarithm of the expected improvement
 * in units of the standard deviation. Below −1 the two terms cancel, and below −38 both are 0 in float64: there, from
 * the continued fraction of Mills' ratio. What it is for: Ament et al. 2023, "Unexpected improvements to expected
 * improvement for Bayesian optimization".
 */
export function logExpectedExcess(z: number): number {
  if (z >= -1) return Math.log(Math.exp(logDensity(z)) + z * normalCdf(z));
  // With t = −z and Mills' ratio R = 1 / (t + q): φ − t φ R = φ q / (t + q), nothing cancels.
  const q = millsRest(-z);
  return logDensity(z) + Math.log(q / (-z + q));
}

function logDensity(z: number): number {
  return -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);
}

/** q of Mills' ratio (1 − Φ(t)) / φ(t) = 1 / (t + q), for t ≥ 1: 1/(t + 2/(t + 3/(t + …))), Laplace's fraction. */
function millsRest(t: number): number {
  let rest = 0;
  for (let k = Math.ceil(20 + 180 / (t * t)); k >= 1; k--) rest = k / (t + rest);
  return rest;
}

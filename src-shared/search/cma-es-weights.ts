/** What CMA-ES takes for n dimensions and λ places in a generation: Table 1 of Hansen 2016 (arXiv 1604.00772). */
export interface CmaEsWeights {
  readonly lambda: number;
  /** Recombination weights (λ), best place first: the positive ones sum to 1, the worse half is negative. */
  readonly w: Float64Array;
  /** Variance effective selection mass. */
  readonly muEff: number;
  readonly cSigma: number;
  readonly dSigma: number;
  readonly cC: number;
  readonly c1: number;
  readonly cMu: number;
}

/** λ of eq. 48. */
export function defaultLambda(n: number): number {
  return 4 + Math.floor(3 * Math.log(n));
}

export function cmaEsWeights(n: number, lambda: number): CmaEsWeights {
  if (!(Number.isInteger(lambda) && lambda >= 4)) {
    throw new Error(`cmaEsWeights: lambda is ${lambda}, expected an integer of at least 4`);
  }
  const raw = Float64Array.from({ length: lambda }, (_, i) => Math.log((lambda + 1) / 2) - Math.log(i + 1)); // eq. 49
  const mu = Math.floor(lambda / 2);
  const muEff = effectiveMass(raw.subarray(0, mu));
  const cSigma = (muEff + 2) / (n + muEff + 5); // eq. 55
  const c1 = 2 / ((n + 1.3) ** 2 + muEff); // eq. 57
  const cMu = Math.min(1 - c1, (2 * (1 / 4 + muEff + 1 / muEff - 2)) / ((n + 2) ** 2 + muEff)); // eq. 58
  const negativeSum = Math.min(
    1 + c1 / cMu, // eq. 50
    1 + (2 * effectiveMass(raw.subarray(mu))) / (muEff + 2), // eq. 51
    (1 - c1 - cMu) / (n * cMu), // eq. 52
  );
  const positive = raw.reduce((sum, value) => sum + Math.max(value, 0), 0);
  const negative = raw.reduce((sum, value) => sum + Math.max(-value, 0), 0);
  return {
    lambda,
    w: raw.map((value) => (value >= 0 ? value / positive : (negativeSum * value) / negative)), // eq. 53
    muEff,
    cSigma,
    dSigma: 1 + 2 * Math.max(0, Math.sqrt((muEff - 1) / (n + 1)) - 1) + cSigma, // eq. 55
    cC: (4 + muEff / n) / (n + 4 + (2 * muEff) / n), // eq. 56
    c1,
    cMu,
  };
}

function effectiveMass(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return sum ** 2 / weights.reduce((total, weight) => total + weight ** 2, 0);
}

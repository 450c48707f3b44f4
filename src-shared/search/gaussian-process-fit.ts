import { gaussianProcess, logMarginalLikelihood } from './gaussian-process.ts';
import type { GaussianProcess, LogHyperparameters, Observations } from './gaussian-process.ts';

/**
 * The process whose hyperparameters are most probable given the observations: the best of a climb from the middle of
 * the prior and one from short length scales. `fitted` chooses the rows that the climbs look at: a climb of N rows takes
 * some hundred times N³ operations.
 */
export function fitGaussianProcess(observations: Observations, fitted: readonly number[]): GaussianProcess {
  const subset: Observations = {
    inputs: fitted.map((i) => observations.inputs[i]!),
    isLabel: observations.isLabel,
    targets: Float64Array.from(fitted, (i) => observations.targets[i]!),
  };
  const prior = priorOf(observations.isLabel.length);
  const short = prior.map(({ mean }, d) => (d < prior.length - 2 ? Math.log(0.3) : mean));
  const starts = [prior.map(({ mean }) => mean), short].map((start) => Float64Array.from(start));
  const tops = starts.map((start) => climbed(start, prior, (theta) => logPosterior(subset, theta, prior)));
  return gaussianProcess(observations, tops.reduce((a, b) => (b.value > a.value ? b : a)).theta);
}

interface NormalPrior {
  readonly mean: number;
  readonly deviation: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Normal priors of the logarithms, for inputs in [0, 1] and standardized targets. Length scales grow with √D (Hvarfner,
 * Hellsten & Nardi 2024, "Vanilla Bayesian optimization performs great in high dimensions"). The least noise
 * keeps the covariance positive definite when rows repeat.
 */
function priorOf(D: number): readonly NormalPrior[] {
  const scale = {
    mean: Math.SQRT2 + 0.5 * Math.log(D),
    deviation: Math.sqrt(3),
    low: Math.log(0.01),
    high: Math.log(100),
  };
  const signal = { mean: 0, deviation: 1, low: Math.log(0.05), high: Math.log(100) };
  const noise = { mean: -7, deviation: 2, low: Math.log(1e-6), high: 0 };
  return [...Array.from({ length: D }, () => scale), signal, noise];
}

interface Height {
  readonly value: number;
  readonly gradient: Float64Array;
}

function logPosterior(observations: Observations, theta: LogHyperparameters, prior: readonly NormalPrior[]): Height {
  const { value, gradient } = logMarginalLikelihood(observations, theta);
  const standard = prior.map(({ mean, deviation }, d) => (theta[d]! - mean) / deviation);
  return {
    value: standard.reduce((sum, z) => sum - 0.5 * z * z, value),
    gradient: gradient.map((slope, d) => slope - standard[d]! / prior[d]!.deviation),
  };
}

const climbSteps = 40;

/**
 * Ascent by the signs of the gradient, with a step for each coordinate that grows while the sign stays: Rprop, as
 * Blum & Riedmiller 2013, "Optimization of Gaussian process hyperparameters using Rprop", advise. The best place seen.
 */
function climbed(start: LogHyperparameters, bounds: readonly NormalPrior[], height: (theta: Float64Array) => Height) {
  const steps = new Float64Array(start.length).fill(0.3);
  let theta = start;
  let best = { value: -Infinity, theta };
  let before = new Float64Array(start.length);
  for (let climb = 0; climb < climbSteps && steps.some((step) => step > 0.05); climb++) {
    const { value, gradient } = height(theta);
    if (value > best.value) best = { value, theta };
    const turns = gradient.map((slope, d) => Math.sign(slope * before[d]!));
    turns.forEach((turn, d) => (steps[d] = Math.min(steps[d]! * (turn > 0 ? 1.3 : turn < 0 ? 0.5 : 1), 1)));
    before = gradient.map((slope, d) => (turns[d]! < 0 ? 0 : slope)); // after an overshoot, rest for a step
    theta = theta.map((value, d) => {
      const { low, high } = bounds[d]!;
      return Math.min(Math.max(value + Math.sign(before[d]!) * steps[d]!, low), high);
    });
  }
  return best;
}

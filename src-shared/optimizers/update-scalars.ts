import type { OptimizerSpecification } from './specification.ts';

/**
 * The numbers of an update that may change between steps, in float64; step counts from 1. `encoderRate` and
 * `decoderRate` are the learning rates. For Adam they carry the bias correction, lr · √(1 − β₂^t) / (1 − β₁^t), and
 * `epsilonHat` = ε · √(1 − β₂^t): that is algorithm 1 of Kingma & Ba 2015 exactly,
 * rearranged as at the end of their section 2, for the β of float32 that the moments are computed with.
 */
export function updateScalars(spec: OptimizerSpecification, step: number): Record<string, number> {
  const { encoderLearningRate, decoderLearningRate } = spec;
  if (spec.optimizer !== 'adam') return { encoderRate: encoderLearningRate, decoderRate: decoderLearningRate };
  const rootCorrection = Math.sqrt(1 - Math.fround(spec.adamBeta2) ** step);
  const correction = rootCorrection / (1 - Math.fround(spec.adamBeta1) ** step);
  return {
    encoderRate: encoderLearningRate * correction,
    decoderRate: decoderLearningRate * correction,
    epsilonHat: spec.optimizerEpsilon * rootCorrection,
  };
}

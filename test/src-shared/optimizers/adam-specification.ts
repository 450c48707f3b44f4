import type { OptimizerSpecification } from '#shared/optimizers/specification.ts';

export const adamSpecification: OptimizerSpecification = {
  optimizer: 'adam',
  encoderLearningRate: 0.01,
  decoderLearningRate: 0.03,
  momentum: 0.8,
  rmspropDecay: 0.7,
  adamBeta1: 0.9,
  adamBeta2: 0.95,
  optimizerEpsilon: 1e-3,
  gradientClipNorm: 0,
};

import { statelessUniform } from '#shared/random/stateless-random.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';

/**
 * Uniform initial weights (in · out) in ±√(6 / fan). `glorot`: fan = in + out (Glorot & Bengio 2010, eq. 16), keeps
 * the variance through maps that are about linear at 0. `he`: fan = in (He et al. 2015, eq. 10), for layers whose
 * activation is a ReLU.
 */
export function initialKernel(shape: readonly [number, number], scheme: 'glorot' | 'he', seed: SeedPair): Float32Array {
  const [inputSize, outputSize] = shape;
  const fan = scheme === 'he' ? inputSize : inputSize + outputSize;
  const limit = Math.sqrt(6 / fan);
  return statelessUniform(seed, inputSize * outputSize).map((uniform) => (2 * uniform - 1) * limit);
}

import { statelessUniform } from '#shared/random/stateless-random.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';

/**
 * Uniform initial weights in ±√(6 / fan) of a kernel (in, out), or (height, width, in, out), where each pixel of the
 * kernel counts as inputs and outputs of its own. `glorot`: fan = in + out (Glorot & Bengio 2010, eq. 16), keeps the
 * variance through maps that are about linear at 0. `he`: fan = in (He et al. 2015, eq. 10), for layers whose activation
 * is a ReLU.
 */
export function initialKernel(shape: readonly number[], scheme: 'glorot' | 'he', seed: SeedPair): Float32Array {
  const product = (sizes: readonly number[]) => sizes.reduce((total, size) => total * size, 1);
  const pixels = product(shape.slice(0, -2));
  const [inputSize, outputSize] = [pixels * shape.at(-2)!, pixels * shape.at(-1)!]; // a kernel has two sizes or more
  const fan = scheme === 'he' ? inputSize : inputSize + outputSize;
  const limit = Math.sqrt(6 / fan);
  return statelessUniform(seed, product(shape)).map((uniform) => (2 * uniform - 1) * limit);
}

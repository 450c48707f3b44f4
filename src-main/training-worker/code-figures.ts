import type { Figures } from './subject.ts';

/** Nearest neighbors are looked for among so many training codes. */
export const neighborCodes = 20_000;

const mostPerDimension = 64;

/** The mean KL of each latent dimension, `kl.<i>`, from sums over examples; none of more dimensions than can be looked at. */
export function klPerDimension(sums: Float64Array, count: number): Figures {
  if (sums.length > mostPerDimension) return {};
  return Object.fromEntries(Array.from(sums, (sum, dimension) => [`kl.${dimension}`, sum / count] as const));
}

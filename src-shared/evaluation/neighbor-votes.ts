import { neighborTree } from './neighbor-tree.ts';

export interface NeighborVotes {
  readonly dimensions: number;
  readonly classCount: number;
  /** How many of the nearest codes vote; all of them where there are fewer. */
  readonly neighbors: number;
}

/**
 * Shares of the votes of the nearest labeled codes, Euclidean, row-major (N, dimensions); of equally distant codes the
 * earlier is nearer. A code that is not finite votes for nothing. Throws on unequal numbers of codes and labels.
 */
export function neighborVotes(
  codes: Float32Array,
  labels: ArrayLike<number>,
  { dimensions, classCount, neighbors }: NeighborVotes,
): (query: ArrayLike<number>) => Float64Array {
  if (codes.length !== labels.length * dimensions) {
    throw new Error(`neighborVotes: ${labels.length} labels but ${codes.length} numbers in rows of ${dimensions}`);
  }
  const tree = neighborTree(codes, dimensions, neighbors);
  return (query) => {
    const nearest = tree.nearest(query).filter((row) => row >= 0);
    const shares = new Float64Array(classCount); // (classes)
    for (const row of nearest) shares[labels[row]!]! += 1 / nearest.length;
    return shares;
  };
}

import { randomStream } from './random-stream.ts';

/** The order of 0 … length − 1 in an epoch: every order equally likely (Fisher–Yates), decided by seed and epoch. */
export function permutation(length: number, seed: number, epoch: number): Int32Array {
  const { below } = randomStream([seed, epoch], 'permutation');
  const order = Int32Array.from({ length }, (_, index) => index);
  for (let last = length - 1; last > 0; last--) {
    const chosen = below(last + 1);
    const value = order[last]!;
    order[last] = order[chosen]!;
    order[chosen] = value;
  }
  return order;
}

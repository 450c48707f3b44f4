import { permutation } from '#shared/random/permutation.ts';
import { describe, expect, it } from 'vitest';

describe('permutation', () => {
  it.each([0, 1, 2, 1000])('holds every index of %d once', (length) => {
    const sorted = permutation(length, 1, 0).toSorted();
    expect(sorted).toEqual(Int32Array.from({ length }, (_, i) => i));
  });

  it('is the same for the same seed and epoch, and another one for any other', () => {
    const order = permutation(50, 3, 4);
    expect(permutation(50, 3, 4)).toEqual(order);
    expect(permutation(50, 3, 5)).not.toEqual(order);
    expect(permutation(50, 4, 4)).not.toEqual(order);
  });

  it('gives each of the 24 orders of four equally often over 24,000 epochs, by a chi-square test', () => {
    const counts = new Map<string, number>();
    for (let epoch = 0; epoch < 24_000; epoch++) {
      const order = permutation(4, 9, epoch).join();
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(counts.size).toBe(24);
    expect(chiSquare).toBeLessThan(49.7); // 23 degrees of freedom, exceeded by chance once in 1000
  });
});

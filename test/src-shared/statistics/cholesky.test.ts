import { randomStream } from '#shared/random/random-stream.ts';
import { cholesky, inverseFromCholesky, solveCholesky, solveLower } from '#shared/statistics/cholesky.ts';
import { describe, expect, it } from 'vitest';

describe('cholesky', () => {
  it('factors a matrix by hand', () => {
    const L = cholesky(Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98), 3);
    expect([...L]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]);
  });

  it.each([1, 2, 7, 40])('gives back a random matrix of size %d as L Lᵀ, and reads its lower half alone', (size) => {
    const A = positiveDefinite(size);
    const lower = A.map((value, i) => (i % size > Math.floor(i / size) ? NaN : value));
    const L = cholesky(lower, size);
    A.forEach((value, i) => {
      const product = entry(L, size, Math.floor(i / size), i % size);
      expect(Math.abs(product - value)).toBeLessThan(1e-12 * size);
    });
  });

  it('solves and inverts', () => {
    const size = 12;
    const A = positiveDefinite(size);
    const L = cholesky(A, size);
    const x = Float64Array.from({ length: size }, (_, i) => i - 3.5);
    const times = (M: Float64Array, y: Float64Array) =>
      y.map((_, i) => y.reduce((sum, value, k) => sum + M[i * size + k]! * value, 0));
    const b = times(A, x);
    solveCholesky(L, b).forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 9));
    times(L, solveLower(L, b)).forEach((value, i) => expect(value).toBeCloseTo(b[i]!, 9));
    times(inverseFromCholesky(L, size), b).forEach((value, i) => expect(value).toBeCloseTo(x[i]!, 9));
  });

  it('takes the empty matrix', () => {
    expect(cholesky(new Float64Array(), 0)).toHaveLength(0);
    expect(solveCholesky(new Float64Array(), new Float64Array())).toHaveLength(0);
  });

  it('refuses what is not positive definite: indefinite, singular, NaN', () => {
    expect(() => cholesky(Float64Array.of(1, 2, 2, 1), 2)).toThrow(
      'pivot 1 is -3, expected a matrix that is positive definite',
    );
    expect(() => cholesky(Float64Array.of(1, 1, 1, 1), 2)).toThrow('pivot 1 is 0');
    expect(() => cholesky(Float64Array.of(NaN), 1)).toThrow('pivot 0 is NaN');
    expect(() => cholesky(Float64Array.of(Infinity), 1)).toThrow('pivot 0 is Infinity');
  });
});

/** (L Lᵀ)[i, j]. */
function entry(L: Float64Array, size: number, i: number, j: number): number {
  return Array.from({ length: size }, (_, k) => L[i * size + k]! * L[j * size + k]!).reduce((a, b) => a + b, 0);
}

/** G Gᵀ + I for a matrix of normal numbers. */
function positiveDefinite(size: number): Float64Array {
  const { normal } = randomStream([size, 0], 'positive definite');
  const G = Float64Array.from({ length: size * size }, normal);
  return G.map((_, i) => entry(G, size, Math.floor(i / size), i % size) + (i % (size + 1) === 0 ? 1 : 0));
}

import { symmetricEigen } from '#shared/statistics/symmetric-eigen.ts';
import { statelessNormal } from '#shared/random/stateless-random.ts';
import { describe, expect, it } from 'vitest';

describe('symmetricEigen', () => {
  it('finds the eigenvalues 3 and 1 of [[2, 1], [1, 2]] with their directions', () => {
    const { values, vectors } = symmetricEigen(Float64Array.of(2, 1, 1, 2), 2);
    expect(values[0]).toBeCloseTo(3, 14);
    expect(values[1]).toBeCloseTo(1, 14);
    expect(vectors[0]! / vectors[1]!).toBeCloseTo(1, 14);
    expect(vectors[2]! / vectors[3]!).toBeCloseTo(-1, 14);
  });

  it('finds 2 − 2 cos(kπ / (n + 1)), the closed form for the second-difference matrix', () => {
    const size = 12;
    const matrix = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      matrix[i * size + i] = 2;
      if (i > 0) matrix[i * size + i - 1] = matrix[(i - 1) * size + i] = -1;
    }
    const { values } = symmetricEigen(matrix, size);
    values.forEach((value, i) => expect(value).toBeCloseTo(2 - 2 * Math.cos(((size - i) * Math.PI) / (size + 1)), 12));
  });

  it('gives orthonormal vectors v with A v = λ v, and leaves its argument as it was', () => {
    const size = 30;
    const matrix = randomSymmetric(size);
    const before = matrix.slice();
    const { values, vectors } = symmetricEigen(matrix, size);
    expect(matrix).toEqual(before);
    for (let i = 0; i < size; i++) {
      const v = vectors.subarray(i * size, (i + 1) * size);
      for (let row = 0; row < size; row++) {
        expect(dot(matrix.subarray(row * size, (row + 1) * size), v)).toBeCloseTo(values[i]! * v[row]!, 10);
      }
      for (let j = 0; j < size; j++) {
        expect(dot(v, vectors.subarray(j * size, (j + 1) * size))).toBeCloseTo(i === j ? 1 : 0, 12);
      }
    }
  });

  it('takes the zero matrix, equal eigenvalues, one element and nothing', () => {
    expect([...symmetricEigen(new Float64Array(9), 3).values]).toEqual([0, 0, 0]);
    expect([...symmetricEigen(Float64Array.of(5, 0, 0, 5), 2).values]).toEqual([5, 5]);
    expect([...symmetricEigen(Float64Array.of(-2), 1).values]).toEqual([-2]);
    expect(symmetricEigen(new Float64Array(0), 0).values.length).toBe(0);
  });

  it('refuses NaN', () => {
    expect(() => symmetricEigen(Float64Array.of(1, NaN, NaN, 1), 2)).toThrow(/not finite/);
  });
});

function randomSymmetric(size: number): Float64Array {
  const noise = statelessNormal([3, 1], size * size);
  return Float64Array.from(noise, (_, i) => {
    const row = Math.floor(i / size);
    return noise[Math.max(row, i % size) * size + Math.min(row, i % size)]!;
  });
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((total, value, i) => total + value * b[i]!, 0);
}

export interface SymmetricEigen {
  /** Largest first. */
  readonly values: Float64Array;
  /** Row i is the unit eigenvector of values[i]. Row-major (size, size). */
  readonly vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix, row-major (size, size), by cyclic Jacobi rotations (Golub & Van
 * Loan, section 8.5): about 10 · size³ multiplications, so seconds from size 500 on. Throws on numbers that are not finite.
 */
export function symmetricEigen(matrix: Float64Array, size: number): SymmetricEigen {
  if (!matrix.every(Number.isFinite)) throw new Error('symmetricEigen: the matrix has an element that is not finite');
  const a = matrix.slice(); // becomes diagonal
  const vectors = new Float64Array(size * size); // rows become eigenvectors
  for (let i = 0; i < size; i++) vectors[i * size + i] = 1;
  const tolerance = 1e-30 * squaredNorm(a);
  for (let sweep = 0; sweep < 60 && offDiagonalSquares(a, size) > tolerance; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) rotateAway({ a, vectors, size }, p, q);
    }
  }
  return sorted(a, vectors, size);
}

interface Iterate {
  readonly a: Float64Array;
  readonly vectors: Float64Array;
  readonly size: number;
}

/** Makes a[p, q] zero by a rotation of rows and columns p and q, and turns the rows of `vectors` along. */
function rotateAway({ a, vectors, size }: Iterate, p: number, q: number): void {
  const offDiagonal = a[p * size + q]!;
  if (offDiagonal === 0) return;
  const theta = (a[q * size + q]! - a[p * size + p]!) / (2 * offDiagonal);
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const rotation = { cosine, sine: tangent * cosine };
  for (let k = 0; k < size; k++) rotate(a, k * size + p, k * size + q, rotation);
  for (let k = 0; k < size; k++) rotate(a, p * size + k, q * size + k, rotation);
  for (let k = 0; k < size; k++) rotate(vectors, p * size + k, q * size + k, rotation);
}

function rotate(
  values: Float64Array,
  i: number,
  j: number,
  { cosine, sine }: { readonly cosine: number; readonly sine: number },
): void {
  const x = values[i]!;
  const y = values[j]!;
  values[i] = cosine * x - sine * y;
  values[j] = sine * x + cosine * y;
}

function sorted(a: Float64Array, vectors: Float64Array, size: number): SymmetricEigen {
  const diagonal = (i: number) => a[i * size + i]!;
  const order = Array.from({ length: size }, (_, i) => i).sort((i, j) => diagonal(j) - diagonal(i));
  const result = new Float64Array(size * size);
  order.forEach((from, to) => result.set(vectors.subarray(from * size, (from + 1) * size), to * size));
  return { values: Float64Array.from(order, diagonal), vectors: result };
}

function offDiagonalSquares(a: Float64Array, size: number): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) if (i % (size + 1) !== 0) sum += a[i]! ** 2;
  return sum;
}

function squaredNorm(a: Float64Array): number {
  return a.reduce((sum, value) => sum + value * value, 0);
}

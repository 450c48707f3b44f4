/**
 * L of A = L Lᵀ: lower triangular, row-major (size, size), zero above the diagonal. Reads the lower half of the
 * symmetric matrix A. Throws where A is not positive definite to working precision. Source: Golub & Van Loan, section
 * 4.2; size³/3 operations.
 */
export function cholesky(matrix: Float64Array, size: number): Float64Array {
  const L = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      const rest = matrix[i * size + j]! - dot(L, i * size, j * size, j);
      if (i === j && !(rest > 0 && rest < Infinity)) {
        throw new Error(`cholesky: pivot ${i} is ${rest}, expected a matrix that is positive definite`);
      }
      L[i * size + j] = i === j ? Math.sqrt(rest) : rest / L[j * size + j]!;
    }
  }
  return L;
}

/** x of L x = b for a lower triangular L (size, size) and b (size). */
export function solveLower(L: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = new Float64Array(size);
  for (let i = 0; i < size; i++) {
    let rest = b[i]!;
    for (let k = 0; k < i; k++) rest -= L[i * size + k]! * x[k]!;
    x[i] = rest / L[i * size + i]!;
  }
  return x;
}

/** x of L Lᵀ x = b. */
export function solveCholesky(L: Float64Array, b: Float64Array): Float64Array {
  const size = b.length;
  const x = solveLower(L, b);
  for (let i = size - 1; i >= 0; i--) {
    x[i]! /= L[i * size + i]!;
    for (let k = 0; k < i; k++) x[k]! -= L[i * size + k]! * x[i]!;
  }
  return x;
}

/** A⁻¹ of A = L Lᵀ, row-major (size, size); 2/3 size³ operations. */
export function inverseFromCholesky(L: Float64Array, size: number): Float64Array {
  const columns = new Float64Array(size * size); // row j is column j of L⁻¹, zero before j
  for (let j = 0; j < size; j++) {
    columns[j * size + j] = 1 / L[j * size + j]!;
    for (let i = j + 1; i < size; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum += L[i * size + k]! * columns[j * size + k]!;
      columns[j * size + i] = -sum / L[i * size + i]!;
    }
  }
  const inverse = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = i; k < size; k++) sum += columns[i * size + k]! * columns[j * size + k]!;
      inverse[i * size + j] = inverse[j * size + i] = sum;
    }
  }
  return inverse;
}

function dot(values: Float64Array, a: number, b: number, length: number): number {
  let sum = 0;
  for (let k = 0; k < length; k++) sum += values[a + k]! * values[b + k]!;
  return sum;
}

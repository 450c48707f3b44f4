/** Rows of a row-major matrix with so many columns, by their numbers; one may be there more than once. (rows, columns) */
export function matrixRows(values: Float32Array, columns: number, rows: ArrayLike<number>): Float32Array {
  const result = new Float32Array(rows.length * columns);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    result.set(values.subarray(row * columns, (row + 1) * columns), i * columns);
  }
  return result;
}

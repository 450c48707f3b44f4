/**
 * Means and variances (ddof 0) of the columns of a row-major (N, columns) table, in float64 and in two passes: the mean
 * of squares minus the square of the mean would lose all digits of a small variance. NaN for a table without rows.
 */
export function columnMoments(
  table: ArrayLike<number>,
  columns: number,
): { readonly means: Float64Array; readonly variances: Float64Array } {
  const rows = rowCount(table, columns);
  const means = new Float64Array(columns);
  const variances = new Float64Array(columns);
  for (let i = 0; i < table.length; i++) means[i % columns]! += table[i]! / rows;
  for (let i = 0; i < table.length; i++) variances[i % columns]! += (table[i]! - means[i % columns]!) ** 2 / rows;
  return rows > 0 ? { means, variances } : { means: means.fill(NaN), variances: variances.fill(NaN) };
}

/** N of a row-major (N, columns) table; throws when its length is not a multiple of the columns. */
export function rowCount(table: ArrayLike<number>, columns: number): number {
  const rows = table.length / columns;
  if (!Number.isInteger(rows)) {
    throw new Error(`rowCount: ${table.length} numbers do not fill rows of ${columns}`);
  }
  return rows;
}

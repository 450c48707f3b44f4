/** Numbers about N texts, a row each, D of them; sparse rows hold only what is not 0. */
export type Features = DenseFeatures | SparseFeatures;

export interface DenseFeatures {
  readonly kind: 'dense';
  /** Row-major. (N, D) */
  readonly values: Float32Array | Float64Array;
  readonly featureCount: number;
}

export interface SparseFeatures {
  readonly kind: 'sparse';
  readonly rows: readonly SparseRow[];
  readonly featureCount: number;
}

export interface SparseRow {
  /** Which features, rising, and their values. */
  readonly indices: Int32Array;
  readonly values: Float64Array;
}

export function rowCount(features: Features): number {
  return features.kind === 'sparse' ? features.rows.length : features.values.length / features.featureCount;
}

/** The inner product of a row and the D numbers of `vectors` from `start` on. */
export function rowProduct(features: Features, row: number, vectors: Float64Array, start = 0): number {
  let product = 0;
  if (features.kind === 'sparse') {
    const { indices, values } = features.rows[row]!;
    for (let i = 0; i < indices.length; i++) product += values[i]! * vectors[start + indices[i]!]!;
    return product;
  }
  const { values, featureCount } = features;
  const first = row * featureCount;
  for (let i = 0; i < featureCount; i++) product += values[first + i]! * vectors[start + i]!;
  return product;
}

/** Adds `scale` times a row to the D numbers of `sums` from `start` on. */
export function addRow(features: Features, row: number, scale: number, sums: Float64Array, start = 0): void {
  if (features.kind === 'sparse') {
    const { indices, values } = features.rows[row]!;
    for (let i = 0; i < indices.length; i++) sums[start + indices[i]!]! += scale * values[i]!;
    return;
  }
  const { values, featureCount } = features;
  const first = row * featureCount;
  for (let i = 0; i < featureCount; i++) sums[start + i]! += scale * values[first + i]!;
}

/** A row with its zeros. (D) */
export function denseRow(features: Features, row: number): Float64Array {
  const values = new Float64Array(features.featureCount);
  addRow(features, row, 1, values);
  return values;
}

/** Throws on dense values that fill no whole number of rows, and on an index that is no feature. */
export function requireFeatures(features: Features): void {
  const { featureCount } = features;
  if (features.kind === 'dense') {
    if (!Number.isInteger(rowCount(features))) {
      throw new Error(`features: ${features.values.length} numbers are no rows of ${featureCount}`);
    }
    return;
  }
  features.rows.forEach(({ indices, values }, row) => {
    if (indices.length !== values.length) {
      throw new Error(`features: row ${row} has ${indices.length} indices but ${values.length} values`);
    }
    const wrong = indices.find((index) => !(index >= 0 && index < featureCount));
    if (wrong !== undefined) {
      throw new Error(`features: row ${row} has feature ${wrong}, expected 0 to ${featureCount - 1}`);
    }
  });
}

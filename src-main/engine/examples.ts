/** Examples as bytes 0…255 that stand for numbers in [0, 1]. Row-major (count, size) */
export interface Examples {
  readonly count: number;
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** Rows by number, as they are. (rows, size) */
export function gatherBytes({ bytes, size, count }: Examples, rows: ArrayLike<number>): Uint8Array {
  const gathered = new Uint8Array(rows.length * size);
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i]!;
    if (!(row >= 0 && row < count)) throw new Error(`gatherBytes: row ${row} is asked for, there are ${count}`);
    gathered.set(bytes.subarray(row * size, (row + 1) * size), i * size);
  }
  return gathered;
}

/** Rows by number, as the numbers in [0, 1] that they stand for. (rows, size) */
export function gatherRows(examples: Examples, rows: ArrayLike<number>): Float32Array {
  const bytes = gatherBytes(examples, rows);
  const values = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) values[i] = unit[bytes[i]!]!;
  return values;
}

/** 0, 1/255 … 1 as float32: a lookup is cheaper than a division. */
const unit = Float32Array.from({ length: 256 }, (_, byte) => byte / 255);

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';

const uint8Type = 8;
const largestFile = 4 * 1024 ** 3;

/** Reads an IDX file of unsigned bytes, plain or gzipped. What does not fit is 'file/invalid', with what was expected. */
export function readIdxFile(file: string): NumberArray<'uint8'> {
  const bytes = readFileSync(file);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return readIdx(isGzipped ? gunzipSync(bytes, { maxOutputLength: largestFile }) : bytes, file);
}

/** The array in the bytes of an IDX file: two zeros, type, number of dimensions, sizes (big endian), values. */
export function readIdx(bytes: Uint8Array, file: string): NumberArray<'uint8'> {
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== uint8Type) {
    const found = Array.from(bytes.subarray(0, 4)).join(' ');
    throw invalid(file, `expected the bytes 0 0 8 at the start (unsigned bytes), found ${found || 'nothing'}`);
  }
  const rank = bytes[3]!;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerLength = 4 + 4 * rank;
  if (rank === 0 || bytes.length < headerLength) throw invalid(file, `its header names ${rank} dimensions but ends before`);
  const shape = Array.from({ length: rank }, (_, i) => view.getUint32(4 + 4 * i));
  const expected = shape.reduce((product, n) => product * n, 1);
  const data = Uint8Array.from(bytes.subarray(headerLength));
  if (data.length !== expected) {
    throw invalid(file, `shape (${shape.join(', ')}) needs ${expected} values, found ${data.length}`);
  }
  return numberArray('uint8', shape, data);
}

function invalid(file: string, what: string): WorkbenchError {
  return new WorkbenchError('file/invalid', `${file} is not an IDX file that can be read: ${what}.`, { file });
}

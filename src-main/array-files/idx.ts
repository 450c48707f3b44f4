import { readFileSync, statSync } from 'node:fs';
import { constants, gunzipSync } from 'node:zlib';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';

const uint8Type = 8;
const largestRank = 8;
/** What fits into one buffer on every supported Node, packed or unpacked. */
const largestFile = 2 ** 31 - 1;

/** Reads an IDX file of unsigned bytes, plain or gzipped. What does not fit is 'file/invalid', with what was expected. */
export function readIdxFile(file: string): NumberArray<'uint8'> {
  const size = statSync(file).size;
  if (size > largestFile) throw invalid(file, `expected at most ${largestFile} bytes, found ${size}`);
  const bytes = readFileSync(file);
  const isGzipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return readIdx(isGzipped ? unpack(bytes, file) : bytes, file);
}

/** The array in the bytes of an IDX file: two zeros, type, number of dimensions, sizes (big endian), values. */
export function readIdx(bytes: Uint8Array, file: string): NumberArray<'uint8'> {
  const { shape, headerLength, count } = readHeader(bytes, file);
  const found = bytes.length - headerLength;
  if (found !== count) throw invalid(file, `shape (${shape.join(', ')}) needs ${count} values, found ${found}`);
  return numberArray('uint8', shape, new Uint8Array(bytes.subarray(headerLength)));
}

interface IdxHeader {
  readonly shape: readonly number[];
  readonly headerLength: number;
  readonly count: number;
}

function readHeader(bytes: Uint8Array, file: string): IdxHeader {
  const [first, second, type, rank] = bytes;
  if (first !== 0 || second !== 0 || type !== uint8Type || rank === undefined) {
    const found = Array.from(bytes.subarray(0, 4)).join(' ') || 'nothing';
    throw invalid(file, `expected the bytes 0 0 8 at the start (unsigned bytes), found ${found}`);
  }
  if (rank === 0 || rank > largestRank) throw invalid(file, `expected 1 to ${largestRank} dimensions, found ${rank}`);
  const headerLength = 4 + 4 * rank;
  if (bytes.length < headerLength) {
    throw invalid(file, `its header names ${rank} dimensions but ends after ${bytes.length} bytes`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, index) => view.getUint32(4 + 4 * index));
  return { shape, headerLength, count: shape.reduce((product, size) => product * size, 1) };
}

/** Unpacks no more than the header promises: a small file that unpacks without end costs little. */
function unpack(packed: Uint8Array, file: string): Uint8Array {
  try {
    const start = gunzipSync(packed.subarray(0, 4096), { finishFlush: constants.Z_SYNC_FLUSH });
    if (start.length === 0) throw new Error('it ends before any data');
    const { headerLength, count, shape } = readHeader(start, file);
    const expected = headerLength + count;
    if (expected > largestFile) throw invalid(file, `shape (${shape.join(', ')}) is more than ${largestFile} bytes`);
    return gunzipSync(packed, { maxOutputLength: Math.max(expected, 1) });
  } catch (error) {
    if (error instanceof WorkbenchError) throw error;
    const isLonger = error instanceof RangeError; // what zlib throws beyond maxOutputLength
    throw invalid(file, isLonger ? 'it unpacks to more than its header promises' : `gzip: ${String(error)}`);
  }
}

function invalid(file: string, what: string): WorkbenchError {
  return new WorkbenchError('file/invalid', `${file} is not an IDX file that can be read: ${what}.`, { file });
}

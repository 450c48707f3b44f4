import { readFileSync } from 'node:fs';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray, NumberArrayType } from '#shared/contract/number-array.ts';

const magic = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0]); // "\x93NUMPY", version 1.0
const descriptors: Readonly<Record<NumberArrayType, string>> = {
  float32: '<f4',
  float64: '<f8',
  int32: '<i4',
  uint8: '|u1',
};

/** The bytes of a NumPy .npy file (format version 1.0, C order, little endian). */
export function npyBytes(array: NumberArray): Buffer {
  const shape = array.shape.length === 1 ? `(${array.shape[0]},)` : `(${array.shape.join(', ')})`;
  const dictionary = `{'descr': '${descriptors[array.dtype]}', 'fortran_order': False, 'shape': ${shape}, }`;
  const padding = 64 - ((magic.length + 2 + dictionary.length + 1) % 64);
  const header = Buffer.from(`${dictionary}${' '.repeat(padding % 64)}\n`, 'latin1');
  const length = Buffer.alloc(2);
  length.writeUInt16LE(header.length);
  const { buffer, byteOffset, byteLength } = array.data;
  return Buffer.concat([magic, length, header, Buffer.from(buffer, byteOffset, byteLength)]);
}

/** Reads a .npy file of one of our four types in C order; anything else is 'file/invalid' and named. */
export function readNpyFile(file: string): NumberArray {
  return parseNpy(readFileSync(file), file);
}

export function parseNpy(bytes: Buffer, file: string): NumberArray {
  if (bytes.length < 12 || !bytes.subarray(0, 6).equals(magic.subarray(0, 6))) {
    throw invalid(file, 'expected a NumPy file that begins with \\x93NUMPY');
  }
  const isVersion1 = bytes[6] === 1;
  const headerStart = isVersion1 ? 10 : 12;
  const headerLength = isVersion1 ? bytes.readUInt16LE(8) : bytes.readUInt32LE(8);
  const header = bytes.subarray(headerStart, headerStart + headerLength).toString('latin1');
  const { dtype, shape } = parseHeader(header, file);
  const size = dtype === 'uint8' ? 1 : dtype === 'float64' ? 8 : 4;
  const count = shape.reduce((product, n) => product * n, 1);
  const body = bytes.subarray(headerStart + headerLength);
  if (body.length !== count * size) {
    throw invalid(file, `expected ${count * size} bytes for shape (${shape.join(', ')}), found ${body.length}`);
  }
  return typed(dtype, shape, Uint8Array.from(body).buffer); // copied, so that every type is aligned
}

function parseHeader(header: string, file: string): { dtype: NumberArrayType; shape: number[] } {
  const descriptor = /'descr':\s*'([^']+)'/.exec(header)?.[1];
  const dtype = Object.entries(descriptors).find(([, known]) => known.slice(1) === descriptor?.slice(1))?.[0];
  const shapeText = /'shape':\s*\(([^)]*)\)/.exec(header)?.[1];
  if (!dtype || descriptor?.startsWith('>')) {
    throw invalid(file, `expected uint8, int32, float32 or float64, little endian; found ${descriptor ?? 'nothing'}`);
  }
  if (!/'fortran_order':\s*False/.test(header)) throw invalid(file, 'expected C order (fortran_order False)');
  if (shapeText === undefined) throw invalid(file, 'its header has no shape');
  const shape = shapeText
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  if (!shape.every((n) => Number.isSafeInteger(n) && n >= 0)) throw invalid(file, `its shape is (${shapeText})`);
  return { dtype: dtype as NumberArrayType, shape }; // a key of `descriptors`
}

function typed(dtype: NumberArrayType, shape: number[], buffer: ArrayBuffer): NumberArray {
  switch (dtype) {
    case 'float32':
      return numberArray(dtype, shape, new Float32Array(buffer));
    case 'float64':
      return numberArray(dtype, shape, new Float64Array(buffer));
    case 'int32':
      return numberArray(dtype, shape, new Int32Array(buffer));
    case 'uint8':
      return numberArray(dtype, shape, new Uint8Array(buffer));
  }
}

function invalid(file: string, what: string): WorkbenchError {
  return new WorkbenchError('file/invalid', `${file} is not a NumPy array that can be read: ${what}.`, { file });
}

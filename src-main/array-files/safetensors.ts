import { z } from 'zod';
import { WorkbenchError } from '#shared/contract/errors.ts';
import { numberArray } from '#shared/contract/number-array.ts';
import type { NumberArray } from '#shared/contract/number-array.ts';

export type NamedArrays = Readonly<Record<string, NumberArray<'float32'>>>;

const entrySchema = z.object({
  dtype: z.literal('F32'),
  shape: z.array(z.number().int().nonnegative()),
  data_offsets: z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]),
});

/** The bytes of a safetensors file: length of the header, header as JSON, then the float32 values, little endian. */
export function safetensorsBytes(arrays: NamedArrays, metadata: Readonly<Record<string, string>> = {}): Buffer {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let offset = 0;
  for (const [name, array] of Object.entries(arrays)) {
    const end = offset + array.data.byteLength;
    header[name] = { dtype: 'F32', shape: array.shape, data_offsets: [offset, end] };
    offset = end;
  }
  const json = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([json, Buffer.alloc((8 - (json.length % 8)) % 8, ' ')]); // values start aligned
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  const bodies = Object.values(arrays).map(({ data }) => Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  return Buffer.concat([length, padded, ...bodies]);
}

/** Reads float32 tensors; a file that lies about its sizes is 'file/invalid', never read past its end. */
export function parseSafetensors(bytes: Buffer, file: string): NamedArrays {
  const headerLength = bytes.length >= 8 ? Number(bytes.readBigUInt64LE(0)) : Infinity;
  if (headerLength > bytes.length - 8) throw invalid(file, 'its header is longer than the file');
  const body = bytes.subarray(8 + headerLength);
  const header = parseHeader(bytes.subarray(8, 8 + headerLength), file);
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  return Object.fromEntries(names.map((name) => [name, readTensor(name, header[name], body, file)])); // own names, even "__proto__"
}

function parseHeader(bytes: Buffer, file: string): Record<string, unknown> {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8')));
  } catch {
    throw invalid(file, 'its header is not a JSON object');
  }
}

function readTensor(name: string, value: unknown, body: Buffer, file: string): NumberArray<'float32'> {
  const entry = entrySchema.safeParse(value);
  if (!entry.success) throw invalid(file, `tensor "${name}" is not float32 with a shape and offsets`);
  const { shape, data_offsets } = entry.data;
  const [start, end] = data_offsets;
  const count = shape.reduce((product, n) => product * n, 1);
  if (end > body.length || end - start !== count * 4) {
    throw invalid(file, `tensor "${name}" of shape (${shape.join(', ')}) has the bytes ${start} to ${end}`);
  }
  return numberArray('float32', shape, new Float32Array(Uint8Array.from(body.subarray(start, end)).buffer));
}

function invalid(file: string, what: string): WorkbenchError {
  return new WorkbenchError('file/invalid', `${file} is not a safetensors file that can be read: ${what}.`, { file });
}

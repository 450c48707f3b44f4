import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { parseSafetensors, safetensorsBytes } from '#main/array-files/safetensors.ts';

const arrays = {
  'encoder/mu/kernel': numberArray('float32', [2, 2], Float32Array.of(1, 2, 3, 4)),
  'decoder/logSigma': numberArray('float32', [], Float32Array.of(-1.5)),
};

test('gives back the same names, shapes and values', () => {
  expect({ ...parseSafetensors(safetensorsBytes(arrays), 'w') }).toEqual(arrays);
});

test('is laid out as the format says: header length, JSON with offsets, values', () => {
  const bytes = safetensorsBytes(arrays, { made: 'here' });
  const headerLength = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(8, 8 + headerLength).toString()) as Record<string, unknown>;
  expect((8 + headerLength) % 8).toBe(0);
  expect(header).toEqual({
    __metadata__: { made: 'here' },
    'encoder/mu/kernel': { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
    'decoder/logSigma': { dtype: 'F32', shape: [], data_offsets: [16, 20] },
  });
  expect(bytes.readFloatLE(8 + headerLength + 4)).toBe(2);
});

test('refuses a file that lies about its sizes', () => {
  const bytes = safetensorsBytes(arrays);
  expect(() => parseSafetensors(bytes.subarray(0, bytes.length - 4), 'w.safetensors')).toThrow(
    /w\.safetensors.*logSigma/,
  );
  expect(() => parseSafetensors(Buffer.alloc(3), 'w.safetensors')).toThrow(/header is longer/);
  const huge = Buffer.from(bytes);
  huge.writeBigUInt64LE(2n ** 60n, 0);
  expect(() => parseSafetensors(huge, 'w.safetensors')).toThrow(/header is longer/);
});

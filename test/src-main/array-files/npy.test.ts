import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { numberArray } from '#shared/contract/number-array.ts';
import { npyBytes, parseNpy, readNpyFile } from '#main/array-files/npy.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** numpy.save of numpy.array([[1, 2], [3, 4]], dtype='<i4'), bytes as NumPy 1.26 writes them. */
const byNumpy = Buffer.concat([
  Buffer.from(
    '934e554d5059010076007b276465736372273a20273c6934272c2027666f727472616e5f6f72646572273a2046616c73652c20277368617065273a2028322c2032292c207d',
    'hex',
  ),
  Buffer.from(' '.repeat(128 - 10 - 59 - 1) + '\n', 'latin1'),
  Buffer.from(Int32Array.of(1, 2, 3, 4).buffer),
]);

test('reads what NumPy writes', () => {
  const array = parseNpy(byNumpy, 'x.npy');
  expect(array.shape).toEqual([2, 2]);
  expect([...array.data]).toEqual([1, 2, 3, 4]);
});

test.each([
  numberArray('float32', [2, 3], Float32Array.of(1, -2.5, 3, 4, 5, 6)),
  numberArray('float64', [3], Float64Array.of(Math.PI, -0, 1e300)),
  numberArray('int32', [1, 1, 2], Int32Array.of(-7, 2 ** 31 - 1)),
  numberArray('uint8', [4], Uint8Array.of(0, 1, 254, 255)),
  numberArray('uint8', [0, 5], new Uint8Array(0)),
])('gives back $dtype of shape $shape unchanged, with values aligned to 64 bytes', (array) => {
  const file = join(temporaryDirectory(), 'a.npy');
  const bytes = npyBytes(array);
  writeFileSync(file, bytes);
  expect((bytes.length - array.data.byteLength) % 64).toBe(0);
  expect(readNpyFile(file)).toEqual(array);
});

test.each([
  ['no magic', Buffer.from('hello world, no array')],
  ['nothing', Buffer.alloc(0)],
  ['a truncated body', byNumpy.subarray(0, byNumpy.length - 1)],
  ['big endian values', Buffer.from(byNumpy.toString('latin1').replace('<i4', '>i4'), 'latin1')],
  ['Fortran order', Buffer.from(byNumpy.toString('latin1').replace('False', 'True '), 'latin1')],
])('refuses %s and names the file', (_what, bytes) => {
  expect(() => parseNpy(bytes, 'x.npy')).toThrow(/x\.npy/);
});

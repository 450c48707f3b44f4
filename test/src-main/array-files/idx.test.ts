import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readIdx, readIdxFile } from '#main/array-files/idx.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** Two images of 1 × 3. */
const idx = Buffer.from([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6]);

test('reads sizes and values', () => {
  expect(readIdx(idx, 'f')).toEqual({ shape: [2, 1, 3], dtype: 'uint8', data: Uint8Array.of(1, 2, 3, 4, 5, 6) });
});

test('reads plain and gzipped files', () => {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'plain'), idx);
  writeFileSync(join(directory, 'packed.gz'), gzipSync(idx));
  expect(readIdxFile(join(directory, 'packed.gz'))).toEqual(readIdxFile(join(directory, 'plain')));
});

test.each([
  ['another type', Buffer.from([0, 0, 13, 1, 0, 0, 0, 0])],
  ['a cut header', idx.subarray(0, 9)],
  ['too few values', idx.subarray(0, 20)],
  ['too many values', Buffer.concat([idx, Buffer.from([7])])],
  ['nothing', Buffer.alloc(0)],
])('refuses %s and names the file', (_what, bytes) => {
  expect(() => readIdx(bytes, 'some-file')).toThrow(/some-file/);
});

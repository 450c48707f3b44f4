import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readIdxFolder } from '#main/imports/idx-folder.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

/** An IDX file of unsigned bytes, all with one value. */
function idx(shape: readonly number[], values: ArrayLike<number> = []): Uint8Array {
  const header = [0, 0, 8, shape.length, ...shape.flatMap((size) => [0, 0, size >> 8, size & 255])];
  const count = shape.reduce((product, size) => product * size, 1);
  return Uint8Array.from([...header, ...Array.from({ length: count }, (_, index) => values[index] ?? 0)]);
}

function idxFolder(): string {
  const directory = temporaryDirectory();
  writeFileSync(join(directory, 'train-images-idx3-ubyte'), idx([3, 2, 4], [9, 8, 7]));
  writeFileSync(join(directory, 'train-labels-idx1-ubyte'), idx([3], [2, 0, 1]));
  writeFileSync(join(directory, 't10k-images-idx3-ubyte'), idx([2, 2, 4]));
  writeFileSync(join(directory, 't10k-labels-idx1-ubyte'), idx([2], [3, 3]));
  return directory;
}

describe('readIdxFolder', () => {
  test('reads four plain files; the largest label says how many classes there are', () => {
    const { shape, classes, splits } = readIdxFolder(idxFolder());
    expect(shape).toEqual([2, 4, 1]);
    expect(classes).toEqual(['0', '1', '2', '3']);
    expect(Array.from(splits.train.images.subarray(0, 4))).toEqual([9, 8, 7, 0]);
    expect(splits.train.images.length).toBe(24);
    expect(Array.from(splits.train.labels ?? [])).toEqual([2, 0, 1]);
  });

  test('reads gzipped files and names with a dot too', () => {
    const directory = idxFolder();
    const plain = readIdxFolder(directory);
    rmSync(join(directory, 'train-images-idx3-ubyte'));
    writeFileSync(join(directory, 'train-images-idx3-ubyte.gz'), gzipSync(idx([3, 2, 4], [9, 8, 7])));
    renameSync(join(directory, 't10k-labels-idx1-ubyte'), join(directory, 't10k-labels.idx1-ubyte'));
    expect(readIdxFolder(directory)).toEqual(plain);
  });

  test('reads color images with a fourth dimension', () => {
    const directory = idxFolder();
    writeFileSync(join(directory, 'train-images-idx3-ubyte'), idx([3, 2, 2, 3]));
    writeFileSync(join(directory, 't10k-images-idx3-ubyte'), idx([2, 2, 2, 3]));
    expect(readIdxFolder(directory).shape).toEqual([2, 2, 3]);
  });

  test.each([
    ['a missing file', 'train-labels-idx1-ubyte', null, /expected a file train-labels-idx1-ubyte or .*gz.*found none/],
    ['a truncated file', 'train-images-idx3-ubyte', idx([3, 2, 4]).subarray(0, 30), /needs 24 values, found 14/],
    ['a wrong magic number', 'train-images-idx3-ubyte', Uint8Array.of(1, 2, 3, 4, 5), /expected the bytes 0 0 8/],
    ['an empty file', 'train-images-idx3-ubyte', new Uint8Array(0), /found nothing/],
    ['too few labels', 'train-labels-idx1-ubyte', idx([2]), /train-labels-idx1-ubyte: expected 3 labels.*found \(2\)/],
    ['labels in place of images', 'train-images-idx3-ubyte', idx([3]), /expected \(count, height, width\)/],
    ['two channels', 'train-images-idx3-ubyte', idx([3, 2, 2, 2]), /1 or 3 channels/],
    ['images without pixels', 'train-images-idx3-ubyte', idx([3, 0, 4]), /no empty images/],
    [
      'splits of two sizes',
      't10k-images-idx3-ubyte',
      idx([2, 3, 3]),
      /train images are 2 × 4 × 1, test images 3 × 3 × 1/,
    ],
    ['a broken gzip file', 'train-images-idx3-ubyte', Uint8Array.of(0x1f, 0x8b, 8, 0, 1), /gzip/],
  ])('refuses %s and names what was expected and found', (_what, name, bytes, message) => {
    const directory = idxFolder();
    rmSync(join(directory, name));
    if (bytes) writeFileSync(join(directory, name), bytes);
    expect(() => readIdxFolder(directory)).toThrow(message);
    expect(() => readIdxFolder(directory)).toThrow(expect.objectContaining({ code: 'dataset/invalid' }) as Error);
  });

  test('costs little when a small file unpacks without end', () => {
    const directory = idxFolder();
    const bomb = gzipSync(Buffer.concat([idx([3, 2, 4]), Buffer.alloc(50_000_000)]));
    writeFileSync(join(directory, 'train-images-idx3-ubyte.gz'), bomb);
    rmSync(join(directory, 'train-images-idx3-ubyte'));
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => readIdxFolder(directory)).toThrow(/unpacks to more than its header promises/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });
});

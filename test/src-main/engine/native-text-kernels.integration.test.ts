import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { registerNativeTextKernels } from '#main/engine/native-text-kernels.ts';
import { openWasmBackend } from '#main/engine/wasm-backend.ts';
import { defaultHyperparameters } from '#shared/contract/hyperparameters.ts';
import { embeddingRows } from '#shared/networks/embedding.ts';
import { embeddingRowsKernel, registerTextKernels } from '#shared/networks/embedding-kernels.ts';
import { softmaxCrossEntropy } from '#shared/networks/softmax-cross-entropy.ts';
import { statelessUniform } from '#shared/random/stateless-random.ts';
import { textObjective } from '#shared/text/text-objective.ts';
import { initialTextParameters } from '#shared/text/text-parameters.ts';
import type { TextModelSpecification } from '#shared/text/text-specification.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';

const [batchSize, width, vocabularySize] = [16, 12, 200];

beforeAll(async () => {
  await openWasmBackend();
  registerTextKernels('wasm');
  await openNativeBackend('');
  registerNativeTextKernels();
});

/** Rows of 1 to 11 words, an end mark and padding. */
function sentences(): Int32Array {
  const draws = statelessUniform([5, 1], batchSize * (width + 1));
  return Int32Array.from({ length: batchSize * width }, (_, i) => {
    const [row, t] = [Math.floor(i / width), i % width];
    const wordCount = 1 + Math.floor(draws[batchSize * width + row]! * (width - 1));
    if (t < wordCount) return 4 + Math.floor(draws[i]! * (vocabularySize - 4));
    return t === wordCount ? reservedTokens.end : reservedTokens.padding;
  });
}

/** The loss of a batch and its gradients by all parameters, on the current back end. */
function step(spec: TextModelSpecification): { loss: number; gradients: Record<string, Float32Array> } {
  const values = initialTextParameters(spec, 8);
  const names = Object.keys(values);
  return tf.tidy(() => {
    const tokens = tf.tensor2d(sentences(), [batchSize, width], 'int32');
    const texts = { tokens, encoderTokens: null, labels: null };
    const inputs = { beta: tf.scalar(0.5), key: tf.tensor1d([8, 3], 'int32') };
    const lossOf = (...tensors: tf.Tensor[]) =>
      textObjective(spec, Object.fromEntries(names.map((name, i) => [name, tensors[i]!])), texts, inputs).loss;
    const parameters = names.map((name) => tf.tensor(values[name]!.values, [...values[name]!.shape]));
    const { value, grads } = tf.valueAndGrads(lossOf)(parameters);
    const gradients = names.map((name, i) => [name, Float32Array.from(grads[i]!.dataSync())] as const);
    return { loss: value.dataSync()[0]!, gradients: Object.fromEntries(gradients) };
  });
}

describe.each(['lstm', 'gru'] as const)('a text model of %s', (cell) => {
  const sizes = { dataShape: [width, vocabularySize, 0], embeddingSize: 24, hiddenSize: 32, latentSize: 8 };
  const spec = { ...defaultHyperparameters, network: 'recurrent', cell, ...sizes, wordDropout: 0.25 } as const;

  test('has the same loss and gradients on TensorFlow and on WebAssembly', async () => {
    await tf.setBackend('wasm');
    const expected = step(spec);
    await tf.setBackend('tensorflow');
    const found = step(spec);
    expect(Math.abs(found.loss - expected.loss) / expected.loss).toBeLessThan(1e-5);
    for (const [name, gradient] of Object.entries(found.gradients)) {
      const reference = expected.gradients[name]!;
      const largest = Math.max(...reference.map(Math.abs));
      const error = gradient.reduce((worst, number, i) => Math.max(worst, Math.abs(number - reference[i]!)), 0);
      expect(largest, name).toBeGreaterThan(0);
      expect(error / Math.max(1, largest), name).toBeLessThan(1e-5);
    }
  });

  test.each(['tensorflow', 'wasm'])('leaves no tensor behind on the back end %s', async (backend) => {
    await tf.setBackend(backend);
    step(spec);
    const before = tf.memory().numTensors;
    step(spec);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('reads nothing back on TensorFlow: a step can be recorded', async () => {
    await tf.setBackend('tensorflow');
    const backend = tf.backend();
    const values = initialTextParameters(spec, 8);
    const tree = Object.fromEntries(
      Object.entries(values).map(([name, { shape, values: numbers }]) => [name, tf.tensor(numbers, [...shape])]),
    );
    const read = backend.readSync.bind(backend);
    let readCount = 0;
    backend.readSync = (dataId) => {
      readCount++;
      return read(dataId);
    };
    try {
      const names = Object.keys(tree);
      const tokens = tf.tensor2d(sentences(), [batchSize, width], 'int32');
      const texts = { tokens, encoderTokens: null, labels: null };
      const inputs = { beta: tf.scalar(0.5), key: tf.tensor1d([8, 3], 'int32') };
      tf.valueAndGrads(
        (...tensors: tf.Tensor[]) =>
          textObjective(spec, Object.fromEntries(names.map((name, i) => [name, tensors[i]!])), texts, inputs).loss,
      )(Object.values(tree));
    } finally {
      backend.readSync = read;
    }
    expect(readCount).toBe(0);
  });
});

describe('on both back ends', () => {
  test.each(['tensorflow', 'wasm'])('rows of an embedding and their gradient are right on %s', async (backend) => {
    await tf.setBackend(backend);
    const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const ids = tf.tensor1d([2, 0, 2], 'int32');
    expect([...embeddingRows(table, ids).dataSync()]).toEqual([5, 6, 1, 2, 5, 6]);
    const gradient = tf.grad((t) => embeddingRows(t as tf.Tensor2D, ids))(table);
    expect([...gradient.dataSync()]).toEqual([1, 1, 0, 0, 2, 2]);
  });

  test.each(['tensorflow', 'wasm'])('an id outside the table is an error on %s', async (backend) => {
    await tf.setBackend(backend);
    const outside = tf.tensor1d([0, 3], 'int32');
    expect(() => embeddingRows(tf.zeros([3, 2]), outside).dataSync()).toThrow(/3/);
  });

  test.each(['tensorflow', 'wasm'])('cross entropy of logits of ± 600 is right on %s', async (backend) => {
    await tf.setBackend(backend);
    const logits = tf.tensor2d([600, -600, 0, 600, 600, -600], [2, 3]);
    const targets = tf.tensor1d([1, 0], 'int32');
    const nats = softmaxCrossEntropy(logits, targets).dataSync();
    expect(nats[0]).toBeCloseTo(1200, 3);
    expect(nats[1]).toBeCloseTo(Math.LN2, 3);
    const gradient = tf.grad((l) => softmaxCrossEntropy(l as tf.Tensor2D, targets))(logits);
    expect([...gradient.dataSync()]).toEqual([1, -1, 0, -0.5, 0.5, 0]);
  });

  test('the native kernels are registered once: a second time changes nothing', async () => {
    await tf.setBackend('tensorflow');
    const kernel = tf.getKernel(embeddingRowsKernel, 'tensorflow');
    registerNativeTextKernels();
    expect(tf.getKernel(embeddingRowsKernel, 'tensorflow')).toBe(kernel);
  });
});

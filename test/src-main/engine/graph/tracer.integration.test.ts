import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { createTracer } from '#main/engine/graph/tracer.ts';
import type { Tracer } from '#main/engine/graph/tracer.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';

beforeAll(() => openNativeBackend(''));

let tracer: Tracer;
let x: tf.Tensor2D;
beforeEach(() => {
  tracer = createTracer('train');
  x = tf.zeros([4, 3]);
  tracer.bind(x, 'train/input/x:0');
});

test('records what runs, in order, with names under its scope', () => {
  const y = tracer.record(() => tf.exp(tf.matMul(x, tf.ones([3, 2]))));
  expect(tracer.nodes.map(({ name, operation, inputs }) => [name, operation, ...inputs])).toEqual([
    ['train/Const', 'Const'],
    ['train/MatMul', 'MatMul', 'train/input/x:0', 'train/Const:0'],
    ['train/Exp', 'Exp', 'train/MatMul:0'],
  ]);
  expect(tracer.sourceOf(y)).toBe('train/Exp:0');
});

test('stores equal constants once, and none that no operation uses', () => {
  tracer.record(() => {
    tf.scalar(7);
    return tf.add(tf.add(x, tf.scalar(2)), tf.add(x, 2));
  });
  expect(tracer.nodes.filter(({ operation }) => operation === 'Const')).toHaveLength(1);
});

test('the source of an unused tensor is asked for when an operation needs it', () => {
  const values = new Float32Array(3);
  const variable = tf.tensor(values, [3]);
  let asked = 0;
  tracer.bindUnused(variable, values, () => {
    asked += 1;
    return 'read:0';
  });
  const held = nodeBackend().binding.getNumOfTensors();
  tracer.record(() => tf.exp(x));
  expect(asked).toBe(0);
  expect(nodeBackend().binding.getNumOfTensors()).toBe(held); // nothing ran
  expect(tracer.sourceOf(variable)).toBe('read:0');
  tracer.record(() => tf.add(tf.mul(x, variable), variable));
  expect(tracer.nodes.at(-1)!.inputs).toEqual(['train/Mul:0', 'read:0']);
});

test('the same code gives the same nodes twice', () => {
  const nodes = [0, 1].map(() => {
    const other = createTracer('train');
    other.bind(x, 'x:0');
    other.record(() => tf.grad((v: tf.Tensor) => tf.sum(tf.softplus(tf.mul(v, v))))(x));
    return other.nodes;
  });
  expect(nodes[0]).toEqual(nodes[1]);
  expect(nodes[0]!.length).toBeGreaterThan(3);
});

test('a value that is read is an error that says which, where, and what to do', () => {
  const modelCode = () => tf.mul(x, tf.exp(x).dataSync()[0]!);
  expect(() => tracer.record(modelCode)).toThrow(
    /Tracing "train": the value of train\/Exp:0 was read at .*modelCode.*It is known only when the graph runs/,
  );
});

test('reading the value of a constant is no error', () => {
  expect(tracer.record(() => tf.scalar(3).dataSync()[0])).toBe(3);
});

test('tf.gather reads its indices, and the error says so', () => {
  const ids = tf.zeros([5], 'int32');
  tracer.bind(ids, 'ids:0');
  expect(() => tracer.record(() => tf.gather(x, ids as tf.Tensor1D))).toThrow(
    /the value of ids:0 was read.*embeddingRows/,
  );
});

test('noise that JavaScript draws is an error', () => {
  // eslint-disable-next-line no-restricted-properties -- that it is refused is what is tested
  expect(() => tracer.record(() => tf.add(tf.randomNormal([40, 3]), 1))).toThrow(
    /120 numbers of shape \(40, 3\).*randomNormal/,
  );
  expect(() => tracer.record(() => tf.dropout(tf.ones([40, 3]), 0.5))).toThrow(/were made in JavaScript/);
});

test('a tensor from before is an error: its value would be frozen', () => {
  const before = tf.ones([3]);
  tf.exp(before); // it is uploaded by now
  expect(() => tracer.record(() => tf.add(x, before))).toThrow(
    /Add uses a tensor that was there before.*pass it as an input/,
  );
});

test('a shape that does not fit fails where it is made, and leaves the back end as it was', () => {
  const { binding } = nodeBackend();
  expect(() => tracer.record(() => tf.matMul(x, tf.ones([2, 2])))).toThrow();
  expect(nodeBackend().binding).toBe(binding);
  expect(tf.add(tf.scalar(1), 1).dataSync()[0]).toBe(2);
});

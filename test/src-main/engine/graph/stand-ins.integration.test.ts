import { beforeAll, expect, test } from 'vitest';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { createStandIns } from '#main/engine/graph/stand-ins.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';

beforeAll(() => openNativeBackend(''));

const floats = { shape: [2], dtype: 1, values: null };
const asked = (operation: string, inputs: readonly number[], attribute = 'T') => ({
  operation,
  attributes: [{ name: attribute, type: nodeBackend().binding.TF_ATTR_TYPE, value: 1 }],
  inputs,
  outputs: 1,
});

test('an operation of known shape makes no tensor', () => {
  const { binding } = nodeBackend();
  const standIns = createStandIns(binding);
  const before = binding.getNumOfTensors();
  const x = standIns.create([2], 1, Float32Array.of(1, 2));
  const [y] = standIns.execute(asked('Neg', [x]), [floats], {});
  expect(y).toEqual({ id: expect.any(Number) as number, shape: [2], dtype: 1 });
  expect([x < -1, y!.id < -1, y!.id !== x]).toEqual([true, true, true]);
  expect(binding.getNumOfTensors()).toBe(before);
});

test('of an operation that is not known TensorFlow tells the shape, from the numbers that it depends on', () => {
  const { binding } = nodeBackend();
  const standIns = createStandIns(binding);
  const before = binding.getNumOfTensors();
  const x = standIns.create([2], 1, Float32Array.of(1, -2));
  const [sign] = standIns.execute(asked('Relu', [x]), [floats], {});
  const [places] = standIns.execute(asked('Where', [sign!.id]), [floats], {});
  expect(places!.shape).toEqual([1, 1]);
  const int64 = places!.dtype;
  const [again] = standIns.execute(asked('Neg', [places!.id]), [{ ...places!, values: null }], {});
  expect([again!.shape, again!.dtype]).toEqual([[1, 1], int64]);
  expect(binding.getNumOfTensors()).toBe(before + 3);
  standIns.dispose();
  expect(binding.getNumOfTensors()).toBe(before);
});

test('a tensor of TensorFlow is taken as it is, and stays', () => {
  const { binding } = nodeBackend();
  const standIns = createStandIns(binding);
  const x = binding.createTensor([2], 1, Float32Array.of(3, 0));
  expect(standIns.execute(asked('Where', [x]), [floats], {})[0]!.shape).toEqual([1, 1]);
  standIns.dispose();
  expect([...binding.tensorDataSync(x)]).toEqual([3, 0]);
  binding.deleteTensor(x);
});

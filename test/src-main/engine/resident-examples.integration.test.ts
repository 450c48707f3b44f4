import { beforeAll, expect, test } from 'vitest';
import { nodeBackend } from '#main/engine/graph/node-binding.ts';
import { openNativeBackend } from '#main/engine/native-backend.ts';
import { createExampleMemory } from '#main/engine/resident-examples.ts';

beforeAll(() => openNativeBackend(''));

const train = { count: 2, size: 2, bytes: Uint8Array.of(1, 2, 3, 4) };
const testing = { count: 1, size: 2, bytes: Uint8Array.of(5, 6) };

/** The binding cannot read bytes. */
function floatsOf(bytes: number): number[] {
  const { binding } = nodeBackend();
  const attributes = [
    { name: 'SrcT', type: binding.TF_ATTR_TYPE, value: 4 },
    { name: 'DstT', type: binding.TF_ATTR_TYPE, value: 1 },
  ];
  const { id } = binding.executeOp('Cast', attributes, [bytes], 1)[0]!;
  const floats = [...binding.tensorDataSync(id)];
  binding.deleteTensor(id);
  return floats;
}

test('sets lie one after the other in one tensor of bytes', () => {
  const resident = createExampleMemory().hold([train, testing])!;
  expect(floatsOf(resident.tensor())).toEqual([1, 2, 3, 4, 5, 6]);
  expect([...resident.rowNumbers({ examples: testing, rows: Int32Array.of(0, 0) })]).toEqual([2, 2]);
  expect([...resident.rowNumbers({ examples: train, rows: Int32Array.of(1, 0) })]).toEqual([1, 0]);
  expect([resident.has(train), resident.has({ ...train })]).toEqual([true, false]);
  resident.release();
});

test('the same sets are there once, for as long as anybody holds them', () => {
  const memory = createExampleMemory();
  const { binding } = nodeBackend();
  const before = binding.getNumOfTensors();
  const [first, second, other] = [memory.hold([train])!, memory.hold([train])!, memory.hold([train, testing])!];
  expect(first.tensor()).toBe(second.tensor());
  expect(other.tensor()).not.toBe(first.tensor());
  expect(binding.getNumOfTensors()).toBe(before + 2);
  first.release();
  first.release();
  expect(binding.getNumOfTensors()).toBe(before + 2);
  second.release();
  other.release();
  expect(binding.getNumOfTensors()).toBe(before);
});

test('sets that were never computed with leave nothing behind', () => {
  const { binding } = nodeBackend();
  const before = binding.getNumOfTensors();
  createExampleMemory().hold([train])!.release();
  expect(binding.getNumOfTensors()).toBe(before);
});

test('a row of the next set is no row of this one', () => {
  const resident = createExampleMemory().hold([train, testing])!;
  expect(() => resident.rowNumbers({ examples: train, rows: Int32Array.of(2) })).toThrow(
    'row 2 is asked for, there are 2',
  );
});

test('without sets there is nothing, and sets of other sizes do not go together', () => {
  const { hold } = createExampleMemory();
  expect(hold([])).toBeNull();
  expect(() => hold([train, { count: 1, size: 1, bytes: Uint8Array.of(1) }])).toThrow('must have one size');
});

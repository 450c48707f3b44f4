import { expect, test } from 'vitest';
import { protobufWriter } from '#main/engine/graph/protobuf-writer.ts';
import type { ProtobufWriter } from '#main/engine/graph/protobuf-writer.ts';

function hex(write: (writer: ProtobufWriter) => void): string {
  const writer = protobufWriter();
  write(writer);
  return Buffer.from(writer.finish()).toString('hex');
}

test('writes the examples of the specification', () => {
  expect(hex((writer) => writer.integer(1, 150))).toBe('089601');
  expect(hex((writer) => writer.text(2, 'testing'))).toBe('120774657374696e67');
  expect(hex((writer) => writer.message(3, (inner) => inner.integer(1, 150)))).toBe('1a03089601');
});

test('writes numbers at the edges: 0, beyond 32 bits, negative', () => {
  expect(hex((writer) => writer.integer(1, 0))).toBe('0800');
  expect(hex((writer) => writer.integer(1, 2 ** 32))).toBe('088080808010');
  expect(hex((writer) => writer.integer(1, 2 ** 53))).toBe('088080808080808010');
  expect(hex((writer) => writer.integer(1, -1))).toBe('08ffffffffffffffffff01');
  expect(hex((writer) => writer.integer(1, -2))).toBe('08feffffffffffffffff01');
});

test('writes floats little-endian, alone and packed', () => {
  expect(hex((writer) => writer.float(4, 1))).toBe('250000803f');
  expect(hex((writer) => writer.floats(5, [1, -2]))).toBe('2a080000803f000000c0');
});

test('writes a list of integers as one field each, and nothing for an empty one', () => {
  expect(hex((writer) => writer.integers(3, [1, 2]))).toBe('18011802');
  expect(hex((writer) => writer.integers(3, []))).toBe('');
});

test('grows beyond its first buffer and counts bytes of text, not characters', () => {
  expect(hex((writer) => writer.bytes(1, new Uint8Array(1000)))).toBe(`0ae807${'00'.repeat(1000)}`);
  expect(hex((writer) => writer.text(1, 'β'))).toBe('0a02ceb2');
});

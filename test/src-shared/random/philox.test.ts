import { philox4x32 } from '#shared/random/philox.ts';
import { describe, expect, it } from 'vitest';

/** Known-answer vectors for philox4x32-10 that Random123 publishes: counter, key, output. */
const knownAnswers: readonly [string, string, string][] = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
];

describe('philox4x32', () => {
  it.each(knownAnswers)('turns counter %s with key %s into the published words', (counter, key, expected) => {
    const output = new Uint32Array(4);
    philox4x32(words(counter), words(key), output);
    expect(output).toEqual(words(expected));
  });

  it('multiplies exactly where a float64 product would round: the same block by 64-bit integers', () => {
    for (let i = 0; i < 200; i++) {
      const counter = Uint32Array.of(i * 0x9e3779b1, ~i, i << 16, 0xfffffffe - i);
      const key = Uint32Array.of(i * 0x85ebca6b, 0xffffffff - i);
      const output = new Uint32Array(4);
      philox4x32(counter, key, output);
      expect(output).toEqual(philoxByBigInt(counter, key));
    }
  });
});

function words(text: string): Uint32Array {
  return Uint32Array.from(text.split(' '), (word) => Number.parseInt(word, 16));
}

function philoxByBigInt(counter: Uint32Array, key: Uint32Array): Uint32Array {
  const mask = 0xffffffffn;
  let [a, b, c, d] = Array.from(counter, BigInt) as [bigint, bigint, bigint, bigint];
  let [k, l] = Array.from(key, BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const first = a * 0xd2511f53n;
    const second = c * 0xcd9e8d57n;
    [a, b, c, d] = [(second >> 32n) ^ b ^ k, second & mask, (first >> 32n) ^ d ^ l, first & mask];
    k = (k + 0x9e3779b9n) & mask;
    l = (l + 0xbb67ae85n) & mask;
  }
  return Uint32Array.of(Number(a), Number(b), Number(c), Number(d));
}

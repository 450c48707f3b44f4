import { placeHash } from '#shared/random/place-hash.ts';
import { describe, expect, it } from 'vitest';

describe('placeHash', () => {
  it('is 32-bit FNV-1a: the published values for "", "a" and "foobar"', () => {
    expect(placeHash('') >>> 0).toBe(0x811c9dc5);
    expect(placeHash('a') >>> 0).toBe(0xe40c292c);
    expect(placeHash('foobar') >>> 0).toBe(0xbf9cf968);
  });

  it('is a 32-bit signed integer, so that it can be part of an int32 tensor', () => {
    expect(placeHash('a')).toBe(0xe40c292c | 0);
  });
});

import { damerauDistance } from '#test/oracles/edit-distance.ts';
import { noisyCharacters, noisyTokens } from '#shared/language/text-noise.ts';
import type { TokenNoise } from '#shared/language/text-noise.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const none: TokenNoise = { dropRate: 0, maskRate: 0, shuffleWindow: 0, unknown: 3 };
const stream = (seed: number) => randomStream([seed, 0], 'noise');
const sentence = Int32Array.from({ length: 2000 }, (_, i) => 10 + i);

/** Four standard errors of a share. */
const tolerance = (share: number, count: number) => 4 * Math.sqrt((share * (1 - share)) / count);

describe('noisyTokens', () => {
  it('changes nothing without noise, and gives the same for the same stream', () => {
    expect(noisyTokens(sentence, none, stream(1))).toEqual(sentence);
    const noise = { ...none, dropRate: 0.3, maskRate: 0.2, shuffleWindow: 3 };
    expect(noisyTokens(sentence, noise, stream(1))).toEqual(noisyTokens(sentence, noise, stream(1)));
    expect(noisyTokens(sentence, noise, stream(1))).not.toEqual(noisyTokens(sentence, noise, stream(2)));
  });

  it('leaves out the share of tokens that it is told, in order', () => {
    const kept = noisyTokens(sentence, { ...none, dropRate: 0.3 }, stream(1));
    expect(Math.abs(kept.length / 2000 - 0.7)).toBeLessThan(tolerance(0.3, 2000));
    expect([...kept].sort((a, b) => a - b)).toEqual([...kept]);
  });

  it('masks the share of tokens that it is told', () => {
    const masked = noisyTokens(sentence, { ...none, maskRate: 0.2 }, stream(1));
    const count = masked.filter((token) => token === 3).length;
    expect(Math.abs(count / 2000 - 0.2)).toBeLessThan(tolerance(0.2, 2000));
    masked.forEach((token, t) => expect([3, sentence[t]]).toContain(token));
  });

  it.each([1, 3])('moves tokens, but none farther than %i places', (shuffleWindow) => {
    const shuffled = noisyTokens(sentence, { ...none, shuffleWindow }, stream(1));
    const moves = Array.from(shuffled, (token, t) => Math.abs(token - 10 - t));
    expect(Math.max(...moves)).toBe(shuffleWindow);
    expect([...shuffled].sort((a, b) => a - b)).toEqual([...sentence]);
  });

  it('keeps one token where all would go, and none of an empty text', () => {
    for (let seed = 0; seed < 20; seed++) {
      const left = noisyTokens(Int32Array.of(7, 8), { ...none, dropRate: 1 }, stream(seed));
      expect(left).toHaveLength(1);
      expect([7, 8]).toContain(left[0]);
    }
    expect(noisyTokens(new Int32Array(0), { ...none, dropRate: 1 }, stream(1))).toHaveLength(0);
  });

  it('throws on rates and windows that are none', () => {
    expect(() => noisyTokens(sentence, { ...none, dropRate: 1.1 }, stream(1))).toThrow('dropRate is 1.1');
    expect(() => noisyTokens(sentence, { ...none, maskRate: NaN }, stream(1))).toThrow('maskRate is NaN');
    expect(() => noisyTokens(sentence, { ...none, shuffleWindow: -1 }, stream(1))).toThrow('shuffleWindow is -1');
  });
});

describe('noisyCharacters', () => {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz';

  it('changes nothing at rate 0 and repeats itself for the same stream', () => {
    expect(noisyCharacters('a naïve 😀 word', { rate: 0, alphabet }, stream(1))).toBe('a naïve 😀 word');
    const noise = { rate: 0.2, alphabet };
    expect(noisyCharacters('the same words', noise, stream(4))).toBe(
      noisyCharacters('the same words', noise, stream(4)),
    );
  });

  it('makes at most as many errors as there are characters, and every kind of them', () => {
    const results = Array.from({ length: 400 }, (_, seed) =>
      noisyCharacters('xy', { rate: 0.5, alphabet }, stream(seed)),
    );
    for (const result of results) expect(damerauDistance('xy', result)).toBeLessThanOrEqual(2);
    expect(results).toContain('yx'); // exchanged
    expect(results).toContain('x'); // left out
    expect(results.some((result) => /^x[^y]$/.test(result))).toBe(true); // another one instead
    expect(results.some((result) => /^x.y$/.test(result))).toBe(true); // one more
  });

  it('makes errors at the rate that it is told', () => {
    const text = 'xy'.repeat(2000); // no exchange is of equal characters, no letter of the alphabet is in it
    const noisy = noisyCharacters(text, { rate: 0.05, alphabet: 'ab' }, stream(1));
    // inserted or substituted letters are half of the edits; an exchange takes two characters for one draw
    const letters = [...noisy].filter((character) => 'ab'.includes(character)).length;
    expect(Math.abs(letters / 4000 - 0.025)).toBeLessThan(tolerance(0.025, 4000) + 0.001);
  });

  it('never substitutes a character by itself', () => {
    for (let seed = 0; seed < 60; seed++) {
      expect(noisyCharacters('a', { rate: 1, alphabet: 'ab' }, stream(seed))).toMatch(/^(aa|ba||b|a)$/); // a: exchanged with nothing
    }
    const substituted = Array.from({ length: 60 }, (_, seed) =>
      noisyCharacters('aaaa', { rate: 1, alphabet: 'ab' }, stream(seed)),
    );
    expect(substituted.some((text) => text.includes('b'))).toBe(true);
  });

  it('throws on a rate and an alphabet that are none, and takes an empty text', () => {
    expect(noisyCharacters('', { rate: 1, alphabet }, stream(1))).toBe('');
    expect(() => noisyCharacters('a', { rate: -0.1, alphabet }, stream(1))).toThrow('rate is -0.1');
    expect(() => noisyCharacters('a', { rate: 0.1, alphabet: 'aa' }, stream(1))).toThrow('two characters or more');
  });
});

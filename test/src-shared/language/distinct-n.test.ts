import { distinctShare } from '#shared/language/distinct-n.ts';
import { describe, expect, it } from 'vitest';

describe('distinctShare', () => {
  it('divides different n-grams by all of them, over all texts together', () => {
    const texts = [
      ['a', 'b', 'a'],
      ['a', 'b'],
    ];
    expect(distinctShare(texts, 1)).toBe(2 / 5);
    expect(distinctShare(texts, 2)).toBe(2 / 3); // ab, ba; ab
  });

  it('is 1 where nothing repeats and undefined where no text is as long', () => {
    expect(distinctShare([Int32Array.of(1, 2, 3)], 2)).toBe(1);
    expect(distinctShare([['a']], 2)).toBeNaN();
    expect(distinctShare([], 1)).toBeNaN();
  });
});

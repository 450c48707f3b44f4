import { damerauDistance } from '#shared/language/edit-distance.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

describe('damerauDistance', () => {
  it('knows the textbook examples', () => {
    expect(damerauDistance('kitten', 'sitting')).toBe(3);
    expect(damerauDistance('intention', 'execution')).toBe(5);
    expect(damerauDistance('flaw', 'lawn')).toBe(2);
  });

  it('counts an exchange of neighbors as one edit, and does not edit it again', () => {
    expect(damerauDistance('recieve', 'receive')).toBe(1);
    expect(damerauDistance('ca', 'abc')).toBe(3);
  });

  it('takes a character outside the basic plane for one', () => {
    expect(damerauDistance('😀', 'a')).toBe(1);
  });

  it('is the length of the other where one is empty', () => {
    expect([damerauDistance('', 'abc'), damerauDistance('abc', ''), damerauDistance('', '')]).toEqual([3, 3, 0]);
  });

  it('is what a search over all edits finds', () => {
    const { below } = randomStream([6, 0], 'strings');
    const word = () => Array.from({ length: below(6) }, () => 'abc'[below(3)]!).join('');
    for (let round = 0; round < 150; round++) {
      const [first, second] = [word(), word()];
      expect(damerauDistance(first, second)).toBe(fewestEdits(first, second));
      expect(damerauDistance(second, first)).toBe(damerauDistance(first, second));
    }
  });
});

/** By recursion on what is done with the first characters. */
function fewestEdits(first: string, second: string): number {
  if (first === '' || second === '') return first.length + second.length;
  const rest = (from: number, to: number) => fewestEdits(first.slice(from), second.slice(to));
  const choices = [rest(1, 1) + (first[0] === second[0] ? 0 : 1), rest(1, 0) + 1, rest(0, 1) + 1];
  const areExchanged = first.length > 1 && first[0] === second[1] && first[1] === second[0];
  if (areExchanged) choices.push(rest(2, 2) + 1);
  return Math.min(...choices);
}

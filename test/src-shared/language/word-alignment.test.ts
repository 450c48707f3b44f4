import { expect, test } from 'vitest';
import { alignedPlaces, wordChanges } from '#shared/language/word-alignment.ts';
import { randomStream } from '#shared/random/random-stream.ts';

const words = (text: string) => text.split(' ').filter((word) => word !== '');

test('keeps what stands in both, and says what went before what came', () => {
  expect(wordChanges(words('i dont knwo you'), words("i don't know you"))).toEqual([
    { kind: 'kept', word: 'i' },
    { kind: 'removed', word: 'dont' },
    { kind: 'removed', word: 'knwo' },
    { kind: 'added', word: "don't" },
    { kind: 'added', word: 'know' },
    { kind: 'kept', word: 'you' },
  ]);
  expect(wordChanges([], words('a'))).toEqual([{ kind: 'added', word: 'a' }]);
  expect(wordChanges(words('a b'), [])).toEqual([
    { kind: 'removed', word: 'a' },
    { kind: 'removed', word: 'b' },
  ]);
});

test('both texts can be read off their changes', () => {
  const { below } = randomStream([3, 0], 'texts');
  const text = () => Array.from({ length: below(8) }, () => 'abc'[below(3)]!);
  for (let round = 0; round < 50; round++) {
    const [before, after] = [text(), text()];
    const changes = wordChanges(before, after);
    expect(changes.filter(({ kind }) => kind !== 'added').map(({ word }) => word)).toEqual(before);
    expect(changes.filter(({ kind }) => kind !== 'removed').map(({ word }) => word)).toEqual(after);
    expect(alignedPlaces(before, after)).toHaveLength(longestByTrying(before, after));
  }
});

function longestByTrying(before: readonly string[], after: readonly string[]): number {
  let longest = 0;
  for (let chosen = 0; chosen < 2 ** before.length; chosen++) {
    const some = before.filter((_, i) => (chosen >> i) & 1);
    let found = 0;
    for (const word of after) if (word === some[found]) found++;
    if (found === some.length) longest = Math.max(longest, found);
  }
  return longest;
}

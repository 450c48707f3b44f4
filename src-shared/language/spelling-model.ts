import { kneserNey } from './kneser-ney.ts';

const reserved = { start: 0, end: 1, unknown: 2 } as const;

/**
 * −ln p(spelling) of a word in nats: by a trigram of the characters of given words, each as often as it is given, the end
 * counted. What it says is finite for any word, and of no words too.
 */
export function spellingModel(words: Iterable<string>): (word: string) => number {
  const idOf = new Map<string, number>();
  const given = Array.from(words);
  for (const word of given) {
    for (const character of word)
      if (!idOf.has(character)) idOf.set(character, idOf.size + Object.keys(reserved).length);
  }
  const ids = (word: string): Int32Array =>
    Int32Array.of(...Array.from(word, (character) => idOf.get(character) ?? reserved.unknown), reserved.end);
  const vocabularySize = idOf.size + Object.keys(reserved).length;
  const { nats } = kneserNey(given.map(ids), { order: 3, vocabularySize, start: reserved.start });
  return (word) => nats(ids(word)).reduce((sum, one) => sum + one, 0);
}

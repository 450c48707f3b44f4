import { byFrequency } from './count-tokens.ts';
import { learnMerges } from './learn-merges.ts';
import type { LearnedMerge } from './learn-merges.ts';

/** Characters and joints, and how pieces are cut into them. */
export interface Subwords {
  readonly tokens: readonly string[];
  readonly merges: readonly (readonly [left: string, right: string])[];
}

/**
 * The most frequent characters of the pieces, `size` at most, in the order of Unicode; then what is learned to be joined
 * from them, in that order, until `size` is reached or no pair is there twice.
 */
export function buildSubwords(pieces: ReadonlyMap<string, number>, size: number): Subwords {
  const learner = new SubwordLearner(pieces);
  for (let goesOn = true; goesOn;) goesOn = learner.size < size && learner.learnOne();
  return learner.upTo(size);
}

/** Learns one merge after the other, so that others may have their turn and a larger vocabulary goes on from a smaller. */
export class SubwordLearner {
  /** With their counts, the most frequent first. */
  readonly characters: readonly (readonly [character: string, count: number])[];
  /** Of the merges, in their order. */
  readonly learned: LearnedMerge[] = [];
  /** How many subwords are known: all characters, and the joints so far. */
  size: number;
  private readonly merges: Generator<LearnedMerge, void>;

  constructor(pieces: ReadonlyMap<string, number>) {
    this.characters = byFrequency(countCharacters(pieces));
    this.size = this.characters.length;
    this.merges = learnMerges(pieces, inUnicodeOrder(this.characters));
  }

  /** False when there is nothing left to learn. */
  learnOne(): boolean {
    const { value } = this.merges.next();
    if (!value) return false;
    this.learned.push(value);
    if (value.isNew) this.size++;
    return true;
  }

  /** Those of a vocabulary of at most so many, as far as they are learned. */
  upTo(size: number): Subwords {
    const tokens = inUnicodeOrder(this.characters.slice(0, size));
    const merges: (readonly [string, string])[] = [];
    for (const { left, right, isNew } of this.learned) {
      if (tokens.length >= size) break;
      merges.push([left, right]);
      if (isNew) tokens.push(left + right);
    }
    return { tokens, merges };
  }
}

function countCharacters(pieces: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [piece, times] of pieces) {
    for (const character of piece) counts.set(character, (counts.get(character) ?? 0) + times);
  }
  return counts;
}

function inUnicodeOrder(counted: readonly (readonly [character: string, count: number])[]): string[] {
  // no character is empty
  return counted.map(([character]) => character).sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
}

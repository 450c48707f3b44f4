import { damerauDistance } from './edit-distance.ts';

/** A word of a list, by its place there, and how many edits it is away. */
export interface NearWord {
  readonly place: number;
  readonly distance: number;
}

/**
 * Finds the words of a list that are at most so many edits (Damerau) from a word; nearest first, of equal ones the earlier. By
 * what is left of both when characters are deleted: two words that are k edits apart have something in common after k
 * deletions from each at most (Mor & Fraenkel 1982), so that few words need be compared in full.
 */
export function nearWords(words: readonly string[], most: number): (word: string) => readonly NearWord[] {
  const placesOf = new Map<string, number[]>(); // of the words that leave this
  words.forEach((word, place) => {
    for (const left of whatIsLeft(word, most)) {
      const places = placesOf.get(left);
      if (places) places.push(place);
      else placesOf.set(left, [place]);
    }
  });
  return (word) => {
    const places = new Set<number>();
    for (const left of whatIsLeft(word, most)) for (const place of placesOf.get(left) ?? []) places.add(place);
    return Array.from(places, (place) => ({ place, distance: damerauDistance(word, words[place]!) }))
      .filter(({ distance }) => distance <= most)
      .sort((a, b) => a.distance - b.distance || a.place - b.place);
  };
}

/** The word, and all that it becomes by up to so many deletions. */
function whatIsLeft(word: string, most: number): ReadonlySet<string> {
  const all = new Set([word]);
  let latest = all;
  for (let deletions = 1; deletions <= most; deletions++) {
    const shorter = new Set<string>();
    for (const one of latest) {
      const characters = Array.from(one);
      for (let at = 0; at < characters.length; at++) shorter.add(characters.toSpliced(at, 1).join(''));
    }
    for (const one of shorter) all.add(one);
    latest = shorter;
  }
  return all;
}

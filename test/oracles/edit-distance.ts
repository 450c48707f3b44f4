import type { Tokens } from '#shared/language/ngram-counts.ts';

/**
 * How many tokens, or characters of a string, must be inserted, deleted or substituted, where two neighbors that change
 * places count as one edit too (Damerau 1964), in its restricted form, optimal string alignment: what was exchanged is not
 * edited again, so that "ca" and "abc" are 3 apart and not 2.
 */
export function damerauDistance(first: string | Tokens, second: string | Tokens): number {
  return distance(pieces(first), pieces(second));
}

/** Characters outside the basic plane are one piece, not two code units. */
function pieces(text: string | Tokens): Tokens {
  return typeof text === 'string' ? Array.from(text) : text;
}

/** By rows of the table of all beginnings, of which the last three are kept. */
function distance(first: Tokens, second: Tokens): number {
  let twoAbove = new Int32Array(0);
  let above = Int32Array.from({ length: second.length + 1 }, (_, j) => j);
  for (let i = 1; i <= first.length; i++) {
    const row = new Int32Array(second.length + 1);
    row[0] = i;
    for (let j = 1; j <= second.length; j++) {
      const substitution = above[j - 1]! + (first[i - 1] === second[j - 1] ? 0 : 1);
      row[j] = Math.min(substitution, above[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && first[i - 1] === second[j - 2] && first[i - 2] === second[j - 1]) {
        row[j] = Math.min(row[j]!, twoAbove[j - 2]! + 1);
      }
    }
    twoAbove = above;
    above = row;
  }
  return above[second.length]!;
}

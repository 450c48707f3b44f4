import { unspaced } from './unspaced-scripts.ts';

/** Letters with their marks and digits, or other characters; a blank belongs to what comes after it. */
const piece = / ?[\p{L}\p{M}\p{N}_'\u200C\u200D]+| ?[^\s\p{L}\p{M}\p{N}_'\u200C\u200D]+/gu;

/**
 * Cuts a normalized text into the pieces across whose borders no subword reaches. A first word has a blank before it, as
 * any other: it is the same word. Joined, and without that blank, they are the text.
 */
export function cutPieces(text: string): readonly string[] {
  const isBare = text === '' || unspaced.test(firstCharacter(text));
  return (isBare ? text : ` ${text}`).match(piece) ?? [];
}

/** The text of joined subwords. */
export function withoutFirstBlank(joined: string): string {
  return joined.startsWith(' ') ? joined.slice(1) : joined;
}

function firstCharacter(text: string): string {
  return String.fromCodePoint(text.codePointAt(0)!); // the text is not empty
}

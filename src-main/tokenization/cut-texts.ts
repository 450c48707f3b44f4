import type { Tokenization } from '#shared/contract/vocabulary.ts';
import { assertNever } from '#shared/contract/errors.ts';
import { characterCutter } from './cut-characters.ts';
import { cutPieces } from './cut-pieces.ts';
import { wordCutter } from './cut-words.ts';
import { normalizedText } from './normalized-text.ts';
import type { Cutting } from './vocabulary.ts';

/** Normalizes a text and cuts it into words, characters, or the pieces of which subwords are parts. */
export function textCutter(cutting: Cutting): (text: string) => readonly string[] {
  const cut = normalizedCutter(cutting.tokenization, cutting.language);
  return (text) => cut(normalizedText(text, cutting));
}

function normalizedCutter(tokenization: Tokenization, language: string): (text: string) => readonly string[] {
  switch (tokenization) {
    case 'words':
      return wordCutter(language);
    case 'characters':
      return characterCutter(language);
    case 'subwords':
      return cutPieces;
    default:
      return assertNever(tokenization);
  }
}

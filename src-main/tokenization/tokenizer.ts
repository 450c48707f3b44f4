import { assertNever } from '#shared/contract/errors.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import { subwordCutter } from './apply-merges.ts';
import { withoutFirstBlank } from './cut-pieces.ts';
import { textCutter } from './cut-texts.ts';
import { joinWords } from './join-words.ts';
import { reservedNames } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

export interface Tokenizer {
  /** The tokens of a text, known or not. */
  cut(text: string): readonly string[];
  /** Their ids, the unknown one for tokens that the vocabulary has not; no end mark. (T) */
  encode(text: string): Int32Array;
  /**
   * The text of ids up to the first end mark; padding and start marks say nothing, an unknown token is "<unknown>". Exact
   * for characters and subwords; words get the blanks and lose those that a reader expects.
   */
  decode(ids: ArrayLike<number>): string;
}

export function tokenizerOf(vocabulary: Vocabulary): Tokenizer {
  const { tokens } = vocabulary;
  const idOf = new Map<string, number>();
  for (let id = reservedNames.length; id < tokens.length; id++) idOf.set(tokens[id]!, id);
  const cut = tokenCutter(vocabulary);
  return {
    cut,
    encode: (text) => Int32Array.from(cut(text), (token) => idOf.get(token) ?? reservedTokens.unknown),
    decode: (ids) => joinTokens(tokensOf(ids, tokens), vocabulary),
  };
}

function tokenCutter(vocabulary: Vocabulary): (text: string) => readonly string[] {
  const cut = textCutter(vocabulary);
  if (vocabulary.tokenization !== 'subwords') return cut;
  const cutPiece = subwordCutter(vocabulary.merges);
  return (text) => cut(text).flatMap(cutPiece);
}

function joinTokens(tokens: readonly string[], { tokenization, language }: Vocabulary): string {
  switch (tokenization) {
    case 'words':
      return joinWords(tokens, language);
    case 'characters':
      return tokens.join('');
    case 'subwords':
      return withoutFirstBlank(tokens.join(''));
    default:
      return assertNever(tokenization);
  }
}

function tokensOf(ids: ArrayLike<number>, tokens: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (let t = 0; t < ids.length; t++) {
    const id = ids[t]!;
    if (id === reservedTokens.end) break;
    if (id === reservedTokens.padding || id === reservedTokens.start) continue;
    const token = tokens[id];
    if (token === undefined) throw new Error(`decode: id ${id} at place ${t}, the vocabulary has ${tokens.length}`);
    found.push(token);
  }
  return found;
}

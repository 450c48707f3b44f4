import { z } from 'zod';
import { letterCases, tokenizations } from '#shared/contract/vocabulary.ts';
import type { LetterCase, Tokenization } from '#shared/contract/vocabulary.ts';

/** What decides how a text is cut, before any text was seen. */
export interface Cutting {
  readonly tokenization: Tokenization;
  readonly letterCase: LetterCase;
  /** BCP 47, "und" where it is not known. */
  readonly language: string;
}

export interface VocabularyChoices extends Cutting {
  /** Tokens besides the reserved ones, at most. */
  readonly vocabularySize: number;
}

/** All that turns texts into tokens and back; `vocabulary.json` beside a model. */
export const vocabularySchema = z.object({
  formatVersion: z.literal(1),
  tokenization: z.enum(tokenizations),
  letterCase: z.enum(letterCases),
  language: z.string(),
  /** By id: the names of the reserved tokens, which no text has, then the others, no two of them equal. */
  tokens: z.array(z.string()).readonly(),
  /** Of subwords: pairs of tokens whose joint is a token, in the order in which they are joined. Empty otherwise. */
  merges: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
});
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** Of the reserved tokens by id: padding, start, end and the unknown token. */
export const reservedNames: readonly string[] = ['<padding>', '<start>', '<end>', '<unknown>'];

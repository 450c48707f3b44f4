import { z } from 'zod';
import { contentHashSchema, splitNameSchema } from './dataset.ts';

export const textMatches = ['substring', 'word'] as const;

/** Which texts of a split are looked for: those in which the query stands, upper and lower case alike. */
export const textSearchSchema = z.strictObject({
  hash: contentHashSchema,
  split: splitNameSchema,
  query: z.string().min(1).max(1000),
  /** `word`: the query neither begins nor ends inside a word. */
  match: z.enum(textMatches),
});
export type TextSearch = z.infer<typeof textSearchSchema>;

/** A character of a script that puts blanks between words. */
const spaced =
  '(?![\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])[\\p{L}\\p{M}\\p{N}]';

/**
 * What a query finds in a text, as a pattern with the flags `giu`. Words of scripts without blanks have no borders that
 * could be seen, so that there a word is found wherever it stands.
 */
export function searchPattern({ query, match }: Pick<TextSearch, 'query' | 'match'>): RegExp {
  const escaped = query.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (match === 'substring') return new RegExp(escaped, 'giu');
  const before = new RegExp(`^${spaced}`, 'u').test(query) ? `(?<!${spaced})` : '';
  const after = new RegExp(`${spaced}$`, 'u').test(query) ? `(?!${spaced})` : '';
  return new RegExp(`${before}${escaped}${after}`, 'giu');
}

import { searchPattern } from '#shared/contract/text-search.ts';
import type { TextSearch } from '#shared/contract/text-search.ts';

/** Places of the texts in which the query stands, in their order. */
export function findTexts(texts: readonly string[], search: Pick<TextSearch, 'query' | 'match'>): Int32Array {
  const pattern = searchPattern(search);
  const places: number[] = [];
  texts.forEach((text, place) => {
    if (text.search(pattern) >= 0) places.push(place);
  });
  return Int32Array.from(places);
}

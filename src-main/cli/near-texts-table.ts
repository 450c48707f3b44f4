import type { NearText } from '#shared/contract/text-writing.ts';
import { readableNumber } from './readable.ts';
import { textTable } from './text-table.ts';

/** Training texts that are near by their codes, and below them those that are near by their words. */
export function nearTextsTables(byCode: readonly NearText[], byWords: readonly NearText[]): readonly string[] {
  return [
    textTable(['nearest training text by code', 'distance'], byCode.map(cells)),
    '',
    textTable(['by word weights, the baseline', '1 − cosine'], byWords.map(cells)),
  ];
}

function cells({ text, distance }: NearText): readonly string[] {
  return [text, readableNumber(distance)];
}

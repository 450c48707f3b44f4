import { matrixRows } from '#shared/statistics/matrix-rows.ts';
import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { DecodingContext, DecodingRows } from '#main/engine/text-decoding.ts';
import type { WritingCodes } from './writing.ts';

/** The contexts of these texts in so many rows; rows without a text repeat the first. */
export function contextRows(
  { z, labels, count }: WritingCodes,
  texts: readonly number[],
  rows: number,
): DecodingContext {
  const sources = Array.from({ length: rows }, (_, row) => texts[row] ?? texts[0]!);
  const told = labels ? { labels: Int32Array.from(sources, (text) => labels[text]!) } : {};
  return { z: matrixRows(z, z.length / count, sources), ...told };
}

/** Rows of a state by their numbers. */
export function stateRows(state: DecodingRows, rows: readonly number[]): DecodingRows {
  const entries = Object.entries(state).map(([name, values]) => {
    return [name, matrixRows(values, values.length / rows.length, rows)] as const;
  });
  return Object.fromEntries(entries);
}

/** Makes it impossible to write what is no word; what is left does not sum to 1 any more. */
export function forbid(logProbabilities: Float32Array, allowUnknown: boolean): void {
  logProbabilities[reservedTokens.padding] = -Infinity;
  logProbabilities[reservedTokens.start] = -Infinity;
  if (!allowUnknown) logProbabilities[reservedTokens.unknown] = -Infinity;
}

import { reservedTokens } from '#shared/text/text-tokens.ts';
import type { TextBatch } from '#main/engine/text-step-runner.ts';
import { textTokens } from './text-split.ts';
import type { TextSplit } from './text-split.ts';

export interface BatchChoice {
  readonly rows: Int32Array;
  readonly width: number;
  /** Rows of the batch: where there are fewer texts, the first is there again. */
  readonly count: number;
  /** Whether the model is told the label of each text. */
  readonly withLabels: boolean;
}

/** Texts of a split by their rows, padded to one width. */
export function textBatch(split: TextSplit, { rows, width, count, withLabels }: BatchChoice): TextBatch {
  const tokens = new Int32Array(count * width).fill(reservedTokens.padding);
  const filled = Int32Array.from({ length: count }, (_, i) => rows[i] ?? rows[0]!);
  filled.forEach((row, i) => tokens.set(textTokens(split, row), i * width));
  const batch = { tokens, count, width };
  if (!withLabels) return batch;
  return { ...batch, labels: Int32Array.from(filled, (row) => split.labels![row]!) }; // there are some: textProblem
}

/** Some rows of a split in batches of one size, the shortest texts first; only the last batch has fewer rows. */
export function batchesByLength(
  { lengths }: Pick<TextSplit, 'lengths'>,
  rows: Int32Array,
  { widths, count }: { readonly widths: readonly number[]; readonly count: number },
): readonly { readonly rows: Int32Array; readonly width: number }[] {
  const sorted = rows.toSorted((a, b) => lengths[a]! - lengths[b]! || a - b);
  return Array.from({ length: Math.ceil(sorted.length / count) }, (_, i) => {
    const some = sorted.subarray(i * count, (i + 1) * count);
    const longest = lengths[some.at(-1)!]!; // a batch has rows
    return { rows: some, width: widths.find((width) => width >= longest)! }; // the widest holds every text
  });
}

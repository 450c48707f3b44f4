import { formatCount, missing } from '#renderer/formatting/number.ts';
import type { AxisColumn } from './axis-column.ts';
import type { ParallelAxis } from './parallel-axis.ts';

/** What a line is worth on each axis, as text; a dash where it has no value. */
export function lineTexts(
  columns: readonly AxisColumn[],
  axes: readonly ParallelAxis[],
  line: number,
): readonly string[] {
  return axes.map(({ scale, places }, a) =>
    Number.isNaN(places[line]!) ? missing : scale.format(columns[a]!.values[line]!),
  );
}

/** A line in a sentence: each axis by name with the value there. */
export function lineInWords(columns: readonly AxisColumn[], axes: readonly ParallelAxis[], line: number): string {
  const texts = lineTexts(columns, axes, line);
  return axes.map(({ label }, a) => `${label} ${texts[a] === missing ? 'none' : texts[a]}`).join(', ');
}

/** The chart in a sentence. */
export function chartInWords(
  columns: readonly AxisColumn[],
  colorBy: string,
  counts: { readonly all: number; readonly inside: number },
): string {
  const colorColumn = columns.find(({ id }) => id === colorBy);
  return [
    `Parallel coordinates of ${formatCount(counts.all)} lines over ${columns.map(({ label }) => label).join(', ')}`,
    ...(colorColumn ? [`colored by ${colorColumn.label}`] : []),
    ...(counts.inside < counts.all ? [`${formatCount(counts.inside)} inside the brushes`] : []),
  ].join('; ');
}

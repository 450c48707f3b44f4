import type { ParallelAxis } from './parallel-axis.ts';

/** Labels along a bar of colors, with their places in 0…1; an end beyond which there are values says so. */
export function scaleMarks(
  { scale, isCut, choiceCount }: ParallelAxis,
  about: number,
): readonly { readonly place: number; readonly label: string }[] {
  const ends = scale.domain
    .map((bound, end) => ({ place: end, label: `${end === 0 ? '≤' : '≥'} ${scale.format(bound)}` }))
    .filter((_, end) => isCut[end]);
  const ticks = scale
    .ticks(choiceCount > 0 ? about / 2 : about)
    .map(({ value, label }) => ({ place: scale.toUnit(value), label }))
    .filter(({ place }) => ends.every((end) => Math.abs(end.place - place) >= 0.2));
  return [...ends, ...ticks].toSorted((a, b) => a.place - b.place);
}

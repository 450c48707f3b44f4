import { markTones } from './axis-column.ts';
import type { MarkTone } from './axis-column.ts';

export type Goal = 'minimize' | 'maximize';

/** Lines that are drawn alike. */
export interface LineGroup {
  readonly tone: MarkTone;
  /** In 0…1, the better the larger; NaN for lines without a value to be colored by. */
  readonly shade: number;
  readonly lines: Int32Array;
}

const shadeCount = 48;

/** How good the colored value of each thing is, in 0…1, 1 the best; without a goal the largest. NaN: it has none. (N) */
export function lineShades(places: Float32Array, goal: Goal | undefined): Float32Array {
  return goal === 'minimize' ? places.map((place) => 1 - place) : places;
}

/**
 * The lines in groups to be drawn one after the other: those that step back first, those that break a rule next, plain
 * ones on top, and of each the best last. `drawn` (N) says which take part.
 */
export function lineGroups(shades: Float32Array, tones: Uint8Array, drawn: Uint8Array): readonly LineGroup[] {
  const bins = shadeCount + 1; // the first has no shade
  const members: number[][] = Array.from({ length: markTones.length * bins }, () => []);
  for (let i = 0; i < shades.length; i++) {
    if (drawn[i] === 0) continue;
    const layer = backToFront.indexOf(markTones[tones[i]!]!);
    members[layer * bins + binOf(shades[i]!)]!.push(i);
  }
  return members.flatMap((lines, key) => {
    const bin = key % bins;
    const tone = backToFront[Math.floor(key / bins)]!;
    const shade = bin === 0 ? NaN : (bin - 1) / (shadeCount - 1);
    return lines.length === 0 ? [] : [{ tone, shade, lines: Int32Array.from(lines) }];
  });
}

/** Things that take part from the worst to the best; those without a value first. */
export function shadeOrder(shades: Float32Array, drawn: Uint8Array): Int32Array {
  const key = (i: number) => (Number.isNaN(shades[i]!) ? -1 : shades[i]!);
  return Int32Array.from(shades.keys())
    .filter((i) => drawn[i] === 1)
    .sort((a, b) => key(a) - key(b) || a - b);
}

const backToFront: readonly MarkTone[] = ['faded', 'bad', 'plain'];

function binOf(shade: number): number {
  return Number.isNaN(shade) ? 0 : 1 + Math.round(Math.min(1, Math.max(0, shade)) * (shadeCount - 1));
}

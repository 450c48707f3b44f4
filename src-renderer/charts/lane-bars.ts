import type { BrokenTime } from './broken-time.ts';
import type { Lanes } from './lane-partition.ts';
import type { PlotRectangle } from './plot-places.ts';
import type { Place } from './view-transform.ts';
import type { Range } from './zoom-range.ts';

interface Course {
  readonly startedAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly now: number;
  readonly lanes: Lanes;
}

/** Bars in CSS pixels, (N) each; NaN for what has not begun. They may lie outside of the plot. */
export interface LaneBars {
  readonly lefts: Float32Array;
  readonly rights: Float32Array;
  readonly tops: Float32Array;
  readonly thickness: number;
}

const thinnest = 2;

export function laneBars(
  { startedAt, endedAt, now, lanes }: Course,
  time: BrokenTime,
  shown: Range,
  rectangle: PlotRectangle,
): LaneBars {
  const pitch = rectangle.height / Math.max(1, lanes.count);
  const thickness = Math.max(1, Math.min(32, pitch > 6 ? pitch - Math.min(6, pitch * 0.25) : pitch * 0.8));
  const perMs = rectangle.width / (shown.max - shown.min);
  const toX = (at: number): number => rectangle.left + (time.toAxis(at) - shown.min) * perMs;
  const lefts = new Float32Array(startedAt.length).fill(NaN);
  const [rights, tops] = [lefts.slice(), lefts.slice()];
  for (let i = 0; i < startedAt.length; i++) {
    const lane = lanes.lanes[i]!;
    if (lane < 0) continue;
    lefts[i] = toX(startedAt[i]!);
    rights[i] = Math.max(lefts[i]! + thinnest, toX(Number.isNaN(endedAt[i]) ? now : endedAt[i]!));
    tops[i] = rectangle.top + lane * pitch + (pitch - thickness) / 2;
  }
  return { lefts, rights, tops, thickness };
}

/** The bar at a place, or the nearest in its lane within so many pixels; the upper half of a gap belongs to the lane above. */
export function barAt({ lefts, rights, tops, thickness }: LaneBars, { x, y }: Place, reach: number): number | null {
  let [best, least] = [null as number | null, reach]; // null until one is found
  for (let i = 0; i < lefts.length; i++) {
    if (!(y >= tops[i]! - reach && y <= tops[i]! + thickness + reach)) continue;
    const away = Math.max(lefts[i]! - x, x - rights[i]!, 0) + Math.max(tops[i]! - y, y - tops[i]! - thickness, 0);
    if (away <= least && (best === null || away < least)) [best, least] = [i, away];
  }
  return best;
}

export interface BarInk {
  readonly plain: string;
  readonly faded: string;
  readonly bad: string;
}

/** Plain bars are full, faded ones are thinner, bad ones are split lengthwise: each can be told without its color. */
export function drawBars(
  pen: Pick<CanvasRenderingContext2D, 'fillRect' | 'fillStyle'>,
  bars: LaneBars,
  tones: Uint8Array,
  ink: BarInk,
): void {
  const { lefts, rights, tops, thickness } = bars;
  const colors = [ink.plain, ink.faded, ink.bad];
  for (const tone of [1, 2, 0]) {
    pen.fillStyle = colors[tone]!;
    for (let i = 0; i < lefts.length; i++) {
      if (tones[i] !== tone || Number.isNaN(lefts[i])) continue;
      // A hair of ground between neighbors, where there is room for it.
      const width = rights[i]! - lefts[i]! - (rights[i]! - lefts[i]! > 4 ? 1 : 0);
      if (tone === 0) pen.fillRect(lefts[i]!, tops[i]!, width, thickness);
      else if (tone === 1) pen.fillRect(lefts[i]!, tops[i]! + thickness * 0.3, width, thickness * 0.4);
      else {
        pen.fillRect(lefts[i]!, tops[i]!, width, thickness * 0.4);
        pen.fillRect(lefts[i]!, tops[i]! + thickness * 0.6, width, thickness * 0.4);
      }
    }
  }
}

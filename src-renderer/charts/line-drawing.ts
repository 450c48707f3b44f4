import { mergedSegments } from './line-segments.ts';
import type { LineGroup } from './line-shades.ts';
import type { ParallelLayout } from './parallel-layout.ts';

type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'setLineDash' | 'globalAlpha' | 'lineWidth' | 'strokeStyle'
>;
type DotPen = Pen & Pick<CanvasRenderingContext2D, 'arc' | 'fill' | 'fillStyle' | 'lineJoin'>;

/** Lines in CSS pixels: heights (N, A) over the axes of the layout. */
export interface DrawnLines {
  readonly layout: ParallelLayout;
  readonly heights: Float32Array;
}

/** How lines look. */
export interface LineLook {
  /** Of a shade in 0…1. */
  readonly colorOf: (shade: number) => string;
  /** Of lines without a shade. */
  readonly colorless: string;
  /** Whether a large shade is better, and its lines are to stand out. */
  readonly hasGoal: boolean;
  /** Device pixels for a CSS pixel. */
  readonly density: number;
}

/**
 * So many lines are drawn one device pixel wide, which Skia draws many times faster than any other width, many in one
 * stroke, and once where they fall on the same pixels: 10,000 over ten axes take 40 ms without a graphics card instead of a
 * second.
 */
export const fineFrom = 1000;
const segmentsOfStroke = 1024;

/** Draws groups from back to front. The more lines, the more transparent; those without a value on an axis run dashed there. */
export function drawLines(pen: Pen, drawn: DrawnLines, groups: readonly LineGroup[], look: LineLook): void {
  const count = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const isFine = count >= fineFrom;
  pen.lineWidth = isFine ? 1 / look.density : 1.5;
  for (const group of groups) {
    const opacity = groupOpacity(group, count, look.hasGoal);
    pen.strokeStyle = Number.isNaN(group.shade) ? look.colorless : look.colorOf(group.shade);
    pen.setLineDash(group.tone === 'bad' ? [6, 3] : []);
    const stroke = isFine ? strokeFinely : strokeLines;
    stroke(pen, drawn, group.lines, { part: 'valued', opacity, density: look.density });
    if (drawn.layout.laneY === null) continue;
    if (!isFine) pen.setLineDash([2, 4]);
    stroke(pen, drawn, group.lines, { part: 'unvalued', opacity: opacity * 0.5, density: look.density });
  }
}

/** Draws all lines in one color that is little more than the ground: what the others were chosen from. */
export function drawBackground(pen: Pen, drawn: DrawnLines, color: string, density: number): void {
  const count = drawn.heights.length / Math.max(1, drawn.layout.xs.length);
  const all = Int32Array.from({ length: count }, (_, i) => i);
  const isFine = count >= fineFrom;
  pen.lineWidth = isFine ? 1 / density : 1;
  pen.strokeStyle = color;
  pen.setLineDash([]);
  const opacity = Math.max(0.3, baseOpacity(count));
  const stroke = isFine ? strokeFinely : strokeLines;
  stroke(pen, drawn, all, { part: 'valued', opacity, density });
  if (drawn.layout.laneY !== null) stroke(pen, drawn, all, { part: 'unvalued', opacity, density });
}

/** Draws one line thick, on a strip of ground that keeps the others away, with a dot on each axis. */
export function drawHighlight(
  pen: DotPen,
  drawn: DrawnLines,
  line: number,
  colors: { readonly line: string; readonly ground: string },
): void {
  const { layout, heights } = drawn;
  const count = layout.xs.length;
  if ((line + 1) * count > heights.length) return;
  pen.lineJoin = 'round';
  const look = { opacity: 1, density: 1 };
  for (const [color, width] of [
    [colors.ground, 7],
    [colors.line, 2.5],
  ] as const) {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.setLineDash([]);
    strokeLines(pen, drawn, Int32Array.of(line), { ...look, part: 'valued' });
    if (color === colors.line) pen.setLineDash([3, 4]);
    strokeLines(pen, drawn, Int32Array.of(line), { ...look, part: 'unvalued' });
  }
  layout.xs.forEach((x, a) => {
    for (const [color, radius] of [
      [colors.ground, 6],
      [colors.line, 4],
    ] as const) {
      pen.fillStyle = color;
      pen.beginPath();
      pen.arc(x, heights[line * count + a]!, radius, 0, 2 * Math.PI);
      pen.fill();
    }
  });
}

/** How opaque the lines of a group are when so many are drawn in all. */
export function groupOpacity({ tone, shade }: LineGroup, count: number, hasGoal: boolean): number {
  const base = baseOpacity(count);
  if (tone === 'faded') return base * 0.4;
  const merit = hasGoal && shade > 0.8 ? (5 * shade - 4) ** 2 : 0;
  return base + (0.95 - base) * merit;
}

function baseOpacity(count: number): number {
  return 0.9 * Math.min(1, 60 / Math.max(1, count)) ** 0.27;
}

interface Stroke {
  /** Segments that have a value at both ends, or the others. */
  readonly part: 'valued' | 'unvalued';
  readonly opacity: number;
  /** Device pixels for a CSS pixel. */
  readonly density: number;
}

/** One stroke a line: a wide stroke of many would take the opacity from their crossings. */
function strokeLines(pen: Pen, drawn: DrawnLines, lines: Int32Array, { part, opacity }: Stroke): void {
  pen.globalAlpha = opacity;
  for (const line of lines) {
    pen.beginPath();
    if (traceLine(pen, drawn, line, part)) pen.stroke();
  }
}

/** Segments that lie on each other are drawn once, as opaque as they would be together. */
function strokeFinely(pen: Pen, { layout, heights }: DrawnLines, lines: Int32Array, stroke: Stroke): void {
  const isWanted = (left: number, right: number): boolean => isPart(layout, stroke.part, left, right);
  for (const { times, ends } of mergedSegments({ xs: layout.xs, heights }, lines, stroke.density, isWanted)) {
    pen.globalAlpha = 1 - (1 - stroke.opacity) ** times;
    for (let from = 0; from < ends.length; from += 4 * segmentsOfStroke) {
      pen.beginPath();
      for (let at = from; at < Math.min(ends.length, from + 4 * segmentsOfStroke); at += 4) {
        pen.moveTo(ends[at]!, ends[at + 1]!);
        pen.lineTo(ends[at + 2]!, ends[at + 3]!);
      }
      pen.stroke();
    }
  }
}

/** Adds the wanted segments of a line to the path; says whether there are any. */
function traceLine(pen: Pen, { layout, heights }: DrawnLines, line: number, part: Stroke['part']): boolean {
  const { xs } = layout;
  const first = line * xs.length;
  let [isDown, hasAny] = [false, false];
  for (let a = 1; a < xs.length; a++) {
    const [left, right] = [heights[first + a - 1]!, heights[first + a]!];
    const isWanted = isPart(layout, part, left, right);
    if (isWanted) {
      if (!isDown) pen.moveTo(xs[a - 1]!, left);
      pen.lineTo(xs[a]!, right);
      hasAny = true;
    }
    isDown = isWanted;
  }
  return hasAny;
}

function isPart({ bottom }: ParallelLayout, part: Stroke['part'], left: number, right: number): boolean {
  return Math.max(left, right) > bottom + 1 === (part === 'unvalued');
}

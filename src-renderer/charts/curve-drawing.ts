import type { CurveBundlePoints } from './curve-bundle.ts';

type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'stroke' | 'setLineDash' | 'globalAlpha' | 'lineWidth' | 'strokeStyle'
>;

export interface CurvePixels {
  readonly bundle: CurveBundlePoints;
  /** CSS pixels of a value. */
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}

export interface CurveInk {
  readonly plain: string;
  readonly faded: string;
  readonly bad: string;
}

/** From so many curves on, lines are one device pixel wide: Skia draws those many times faster than others. */
const fineFrom = 400;
const curvesOfStroke = 64;

/** Draws faded curves, then bad ones, dashed, then plain ones on top; the more there are, the more transparent. */
export function drawCurves(pen: Pen, pixels: CurvePixels, tones: Uint8Array, ink: CurveInk, density: number): void {
  const isFine = tones.length >= fineFrom;
  pen.lineWidth = isFine ? 1 / density : 1.25;
  const opacity = 0.9 * Math.min(1, 40 / Math.max(1, tones.length)) ** 0.35;
  for (const [tone, color, share] of [
    [1, ink.faded, 0.6],
    [2, ink.bad, 1],
    [0, ink.plain, 1],
  ] as const) {
    pen.strokeStyle = color;
    pen.globalAlpha = opacity * share;
    pen.setLineDash(tone === 2 ? [6, 3] : []);
    strokeCurves(pen, pixels, indicesOf(tones, tone), isFine ? curvesOfStroke : 1);
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

function indicesOf(tones: Uint8Array, tone: number): readonly number[] {
  const indices: number[] = [];
  for (let i = 0; i < tones.length; i++) if (tones[i] === tone) indices.push(i);
  return indices;
}

/** A few curves in each stroke: one for each would be slow, and in one for all, transparency would not add up. */
function strokeCurves(pen: Pen, pixels: CurvePixels, curves: readonly number[], perStroke: number): void {
  for (let from = 0; from < curves.length; from += perStroke) {
    pen.beginPath();
    for (const curve of curves.slice(from, from + perStroke)) traceCurve(pen, pixels, curve);
    pen.stroke();
  }
}

/** A gap lifts the pen; a point alone is a short dash. */
function traceCurve(pen: Pick<Pen, 'moveTo' | 'lineTo'>, { bundle, toX, toY }: CurvePixels, curve: number): void {
  const { offsets, xs, ys } = bundle;
  const [first, end] = [offsets[curve]!, offsets[curve + 1]!];
  let isDown = false;
  for (let i = first; i < end; i++) {
    if (!Number.isFinite(ys[i])) {
      isDown = false;
      continue;
    }
    const [x, y] = [toX(xs[i]!), toY(ys[i]!)];
    if (isDown) pen.lineTo(x, y);
    else {
      pen.moveTo(x, y);
      const isAlone = i + 1 === end || !Number.isFinite(ys[i + 1]);
      if (isAlone) pen.lineTo(x + 2, y);
    }
    isDown = true;
  }
}

/** One curve as a path for SVG. */
export function curvePath(pixels: CurvePixels, curve: number): string {
  let path = '';
  const write = (letter: string) => (x: number, y: number) => void (path += `${letter}${round(x)} ${round(y)}`);
  traceCurve({ moveTo: write('M'), lineTo: write('L') }, pixels, curve);
  return path;
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

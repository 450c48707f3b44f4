import type { PlotPlaces } from './plot-places.ts';

/** Colors of marks; a thing takes one of them by its bucket where it is plain. */
export interface MarkInk {
  readonly plain: readonly string[];
  readonly faded: string;
  readonly bad: string;
  /** Behind marks, so that those that touch stay apart. */
  readonly ground: string;
}

export interface Marks extends PlotPlaces {
  /** (N) Index into markTones. */
  readonly tones: Uint8Array;
  /** (N) Index into the plain colors; null for the first. */
  readonly buckets: Uint8Array | null;
  /** In which the marks are drawn; the last lies on top. Null: by index. */
  readonly order: Int32Array | null;
  /** CSS pixels; without it, by how many there are. */
  readonly radius?: number;
  /** Of each mark; 1 without it. */
  readonly opacity?: number;
}

/** Radius of a mark in CSS pixels: the more there are, the smaller. */
export function markRadius(count: number): number {
  return count <= 300 ? 4 : count <= 3000 ? 3 : 2.25;
}

export interface MarkLook {
  readonly shape: 'disk' | 'ring' | 'cross' | 'triangle';
  readonly color: string;
  readonly ground: string;
  readonly radius: number;
  /** Of a triangle: where it points, in quarter turns from up. */
  readonly turn: number;
}

/** Where `sides` of plot-places.ts point: above, below, right, left. */
const turns = [0, 0, 2, 1, 3] as const;

/** How a thing of this tone looks; `side` is its index into `sides` of plot-places.ts. */
export function markLook(
  { tone, bucket, side, radius }: { tone: number; bucket: number; side: number; radius: number },
  ink: MarkInk,
): MarkLook {
  const color = tone === 0 ? (ink.plain[bucket] ?? ink.plain[0]!) : tone === 1 ? ink.faded : ink.bad;
  const shape = side > 0 ? 'triangle' : tone === 0 ? 'disk' : tone === 1 ? 'ring' : 'cross';
  return { shape, color, ground: ink.ground, radius, turn: turns[side] ?? 0 };
}

/** CSS pixels that the picture of a mark takes. */
export function pictureSide(radius: number): number {
  return 2 * Math.ceil(radius + 2);
}

/** Draws one mark around the origin. */
export function drawMark(context: CanvasRenderingContext2D, { shape, color, ground, radius, turn }: MarkLook): void {
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  if (shape === 'cross') {
    const arm = radius * 0.8;
    context.moveTo(-arm, -arm);
    context.lineTo(arm, arm);
    context.moveTo(arm, -arm);
    context.lineTo(-arm, arm);
  } else if (shape === 'triangle') {
    context.rotate((turn * Math.PI) / 2);
    context.moveTo(0, -radius - 0.5);
    context.lineTo(radius, radius * 0.7);
    context.lineTo(-radius, radius * 0.7);
    context.closePath();
  } else context.arc(0, 0, shape === 'ring' ? radius - 0.75 : radius, 0, 2 * Math.PI);
  if (shape === 'ring' || shape === 'cross') {
    strokeMark(context, ground, shape === 'cross' ? 3.5 : 0);
    strokeMark(context, color, shape === 'cross' ? 1.75 : 1.25);
    return;
  }
  strokeMark(context, ground, radius > 2.5 ? 1.5 : 0.75);
  context.fillStyle = color;
  context.fill();
}

function strokeMark(context: CanvasRenderingContext2D, color: string, width: number): void {
  if (width === 0) return;
  context.strokeStyle = color;
  context.lineWidth = width;
  context.stroke();
}

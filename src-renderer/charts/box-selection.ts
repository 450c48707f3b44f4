import type { Bounds, Place, PlaneView } from './view-transform.ts';

/** The box with these two corners. */
export function boxBetween(one: Place, other: Place): Bounds {
  return {
    minX: Math.min(one.x, other.x),
    maxX: Math.max(one.x, other.x),
    minY: Math.min(one.y, other.y),
    maxY: Math.max(one.y, other.y),
  };
}

/** A square around a place with a side of so many screen pixels. */
export function boxAround({ x, y }: Place, pixels: number, { scale }: PlaneView): Bounds {
  const half = pixels / 2 / scale;
  return { minX: x - half, maxX: x + half, minY: y - half, maxY: y + half };
}

/** The box, moved by screen pixels; y of the screen points down. */
export function movedBox(box: Bounds, byX: number, byY: number, { scale }: PlaneView): Bounds {
  const [x, y] = [byX / scale, -byY / scale];
  return { minX: box.minX + x, maxX: box.maxX + x, minY: box.minY + y, maxY: box.maxY + y };
}

/** The box with its right and its upper edge moved by screen pixels; it keeps 4 of them at least. */
export function resizedBox(box: Bounds, byX: number, byY: number, { scale }: PlaneView): Bounds {
  const least = 4 / scale;
  return {
    ...box,
    maxX: Math.max(box.minX + least, box.maxX + byX / scale),
    maxY: Math.max(box.minY + least, box.maxY - byY / scale),
  };
}

/** Whether point `index` of (N, 2) lies in the box, its edges counted. */
export function isInBox(points: Float32Array, index: number, { minX, maxX, minY, maxY }: Bounds): boolean {
  const [x, y] = [points[2 * index]!, points[2 * index + 1]!];
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

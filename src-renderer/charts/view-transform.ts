/** Which part of the plane is seen: the point in the middle and how many screen pixels one unit takes. */
export interface PlaneView {
  readonly centerX: number;
  readonly centerY: number;
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Bounds {
  readonly minX: number;
  readonly maxX: number;
  readonly minY: number;
  readonly maxY: number;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Both axes have the same scale: distances in the picture are distances in the code. */
export function fittedView(bounds: Bounds, { width, height }: Size, margin = 24): PlaneView {
  const spanX = Math.max(bounds.maxX - bounds.minX, 1e-9);
  const spanY = Math.max(bounds.maxY - bounds.minY, 1e-9);
  const scale = Math.min(Math.max(1, width - 2 * margin) / spanX, Math.max(1, height - 2 * margin) / spanY);
  return { centerX: (bounds.minX + bounds.maxX) / 2, centerY: (bounds.minY + bounds.maxY) / 2, scale };
}

/** Screen pixels from the top left; y of the plane points up. */
export function toScreen({ x, y }: Place, view: PlaneView, { width, height }: Size): Place {
  return { x: width / 2 + (x - view.centerX) * view.scale, y: height / 2 - (y - view.centerY) * view.scale };
}

export function toPlane({ x, y }: Place, view: PlaneView, { width, height }: Size): Place {
  return { x: view.centerX + (x - width / 2) / view.scale, y: view.centerY - (y - height / 2) / view.scale };
}

/** Zooms so that the point under the pointer stays there. */
export function zoomedAt(screen: Place, factor: number, view: PlaneView, size: Size): PlaneView {
  const scale = Math.min(1e7, Math.max(1e-7, view.scale * factor));
  const fixed = toPlane(screen, view, size);
  const shrink = view.scale / scale;
  return {
    centerX: fixed.x + (view.centerX - fixed.x) * shrink,
    centerY: fixed.y + (view.centerY - fixed.y) * shrink,
    scale,
  };
}

/** Moves the picture by screen pixels. */
export function panned(view: PlaneView, byX: number, byY: number): PlaneView {
  return { ...view, centerX: view.centerX - byX / view.scale, centerY: view.centerY + byY / view.scale };
}

/** Top left of a square that stands beside a screen place: to its upper right, or on the side where there is room. */
export function besidePlace({ x, y }: Place, side: number, { width, height }: Size, distance = 20): Place {
  const right = x + distance;
  const above = y - distance - side;
  return {
    x: right + side + 4 > width ? x - distance - side : right,
    y: above < 4 ? Math.min(y + distance, height - side - 4) : above,
  };
}

/**
 * Bounds of the points (N, 2) without the outermost 0.2 % on each side, so that one far code does not shrink the rest;
 * a square of ±1 where there are none.
 */
export function pointBounds(points: Float32Array): Bounds {
  if (points.length < 2) return { minX: -1, maxX: 1, minY: -1, maxY: 1 };
  const [minX, maxX] = middleOf(points.filter((_, i) => i % 2 === 0));
  const [minY, maxY] = middleOf(points.filter((_, i) => i % 2 === 1));
  return { minX, maxX, minY, maxY };
}

function middleOf(values: Float32Array): [number, number] {
  values.sort();
  const cut = Math.floor(values.length * 0.002);
  return [values[cut]!, values[values.length - 1 - cut]!];
}

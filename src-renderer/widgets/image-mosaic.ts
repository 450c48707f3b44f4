/** Bytes of images, row-major (N, H, W, C) with C = 1 or 3. */
export interface ImageBytes {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

export interface Mosaic {
  readonly width: number;
  readonly height: number;
  /** RGBA, transparent between the tiles. */
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

export interface MosaicLayout {
  /** Tiles a line. */
  readonly columns: number;
  /** Free pixels between tiles, and between groups of lines. */
  readonly gap: number;
}

/**
 * Lays images out line by line. Several sets of the same length stand above each other: tile i of every set shares a
 * column, so that an input is above its reconstruction.
 */
export function mosaic(sets: readonly ImageBytes[], { columns, gap }: MosaicLayout): Mosaic {
  const { count, height, width } = imageSize(sets[0]);
  const lines = Math.ceil(count / columns);
  const used = Math.max(1, Math.min(columns, count));
  const groupHeight = sets.length * height;
  const mosaicWidth = used * width + (used - 1) * gap;
  const mosaicHeight = Math.max(1, lines * groupHeight + Math.max(0, lines - 1) * gap);
  const pixels = new Uint8ClampedArray(4 * mosaicWidth * mosaicHeight);
  sets.forEach((set, place) => {
    for (let i = 0; i < count; i++) {
      const left = (i % columns) * (width + gap);
      const top = Math.floor(i / columns) * (groupHeight + gap) + place * height;
      drawTile(set, i, { pixels, stride: mosaicWidth, left, top });
    }
  });
  return { width: mosaicWidth, height: mosaicHeight, pixels };
}

/** |a − b| of every byte: what a reconstruction misses. */
export function absoluteDifference(a: ImageBytes, b: ImageBytes): ImageBytes {
  if (a.data.length !== b.data.length) {
    throw new Error(`absoluteDifference: a has ${a.data.length} bytes but b has ${b.data.length}`);
  }
  return { shape: a.shape, data: a.data.map((byte, i) => Math.abs(byte - b.data[i]!)) };
}

/** Image i of a set as a set of its own. */
export function oneImage({ shape, data }: ImageBytes, i: number): ImageBytes {
  const size = shape.slice(1).reduce((product, side) => product * side, 1);
  return { shape: [1, ...shape.slice(1)], data: data.subarray(i * size, (i + 1) * size) };
}

/** The first so many images. */
export function firstImages({ shape, data }: ImageBytes, most: number): ImageBytes {
  const count = Math.min(most, shape[0] ?? 0);
  const size = shape.slice(1).reduce((product, side) => product * side, 1);
  return { shape: [count, ...shape.slice(1)], data: data.subarray(0, count * size) };
}

/** Columns that fit in so many pixels when a tile is drawn `scale` times its size; at least one. */
export function fittingColumns(available: number, tile: number, gap: number): number {
  return Math.max(1, Math.floor((available + gap) / (tile + gap)));
}

/** Fewer columns where that fills the last line better, with no line more. */
export function balancedColumns(count: number, fitting: number): number {
  return count > 0 ? Math.ceil(count / Math.ceil(count / fitting)) : fitting;
}

function imageSize(set: ImageBytes | undefined): { count: number; height: number; width: number } {
  const [count = 0, height = 1, width = 1] = set?.shape ?? [];
  return { count, height, width };
}

interface Target {
  readonly pixels: Uint8ClampedArray;
  readonly stride: number;
  readonly left: number;
  readonly top: number;
}

function drawTile({ shape, data }: ImageBytes, i: number, { pixels, stride, left, top }: Target): void {
  const [, height = 1, width = 1, channels = 1] = shape;
  const start = i * height * width * channels;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = start + (y * width + x) * channels;
      const to = 4 * ((top + y) * stride + left + x);
      const isColor = channels === 3;
      pixels[to] = data[from]!;
      pixels[to + 1] = data[isColor ? from + 1 : from]!;
      pixels[to + 2] = data[isColor ? from + 2 : from]!;
      pixels[to + 3] = 255;
    }
  }
}

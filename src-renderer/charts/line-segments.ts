/** Lines over axes, in CSS pixels: x of each axis, (A), and heights line by line, (N, A). */
export interface LinesOverAxes {
  readonly xs: readonly number[];
  readonly heights: Float32Array;
}

/** Segments of which each stands for so many that fall on the same pixels: x and y of both ends, one after the other, (S, 4). */
export interface SegmentBatch {
  readonly times: number;
  readonly ends: readonly number[];
}

/** Batches between one time and twice as many: how often segments lie on each other is rounded to them. */
const batchesOfDoubling = 2;

/**
 * The wanted segments of lines, each pair of device pixels on neighboring axes once. Where axes have few values, thousands of
 * lines become a handful; where all differ, it is all of them. Batches of few times come first.
 */
export function mergedSegments(
  { xs, heights }: LinesOverAxes,
  lines: Int32Array,
  density: number,
  isWanted: (left: number, right: number) => boolean,
): readonly SegmentBatch[] {
  const batches: number[][] = [];
  const pairs = new Uint32Array(lines.length);
  for (let a = 1; a < xs.length; a++) {
    let count = 0;
    for (const line of lines) {
      const at = line * xs.length + a;
      const [left, right] = [heights[at - 1]!, heights[at]!];
      if (isWanted(left, right)) pairs[count++] = pixelOf(left, density) * pixelCount + pixelOf(right, density);
    }
    const sorted = pairs.subarray(0, count).sort();
    for (let first = 0, end = 0; first < count; first = end) {
      while (end < count && sorted[end] === sorted[first]) end++;
      const batch = Math.round(batchesOfDoubling * Math.log2(end - first));
      const [left, right] = [Math.floor(sorted[first]! / pixelCount), sorted[first]! % pixelCount];
      (batches[batch] ??= []).push(xs[a - 1]!, left / density, xs[a]!, right / density);
    }
  }
  return batches.flatMap((ends, batch) => ({ times: 2 ** (batch / batchesOfDoubling), ends }));
}

/** Two pixels fit into 32 bits. */
const pixelCount = 2 ** 16;

function pixelOf(height: number, density: number): number {
  return Math.min(pixelCount - 1, Math.max(0, Math.round(height * density)));
}

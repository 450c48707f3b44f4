import { randomStream } from '#shared/random/random-stream.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';

/**
 * Indices of labeled examples to learn from, one list for each size, rising: each holds the one before, so that a curve
 * over sizes shows what more labels bring and not which ones. Classes are in proportion, within one example if they are
 * equally large, within the number of classes if not, because the first of each class comes before all others: with at
 * least as many labels as classes no class is missing. Throws on a size above the number of labels and on sizes that do
 * not rise.
 */
export function fewLabelSubsets(
  labels: ArrayLike<number>,
  sizes: readonly number[],
  seed: SeedPair,
): readonly Int32Array[] {
  sizes.forEach((size, i) => {
    const before = sizes[i - 1] ?? 0;
    if (!(Number.isInteger(size) && size > before && size <= labels.length)) {
      throw new Error(`fewLabelSubsets: size ${i} is ${size}, expected ${before + 1} to ${labels.length}`);
    }
  });
  const order = stratifiedOrder(labels, seed);
  return sizes.map((size) => order.slice(0, size));
}

/** 10, 20, 50, 100, … below the number of all labels, and that number. */
export function fewLabelSizes(labelCount: number): readonly number[] {
  const sizes: number[] = [];
  for (let decade = 10; decade < labelCount; decade *= 10) {
    sizes.push(...[decade, 2 * decade, 5 * decade].filter((size) => size < labelCount));
  }
  return labelCount > 0 ? [...sizes, labelCount] : sizes;
}

/**
 * All indices in an order of which every beginning has the classes in proportion: the j-th example of a class of n, in
 * random order, comes at (j + ½) / n of the way, but the first of each class comes before all others.
 */
function stratifiedOrder(labels: ArrayLike<number>, seed: SeedPair): Int32Array {
  const { uniform } = randomStream(seed, 'fewLabelSubsets');
  const drawn = Float64Array.from(labels, uniform);
  const byClass = new Map<number, number[]>();
  for (let index = 0; index < labels.length; index++) {
    const rows = byClass.get(labels[index]!);
    if (rows) rows.push(index);
    else byClass.set(labels[index]!, [index]);
  }
  const places = new Float64Array(labels.length);
  for (const rows of byClass.values()) {
    rows.sort((a, b) => drawn[a]! - drawn[b]!);
    rows.forEach((index, j) => (places[index] = j === 0 ? 0 : (j + 0.5) / rows.length));
  }
  const order = Int32Array.from(labels, (_, index) => index);
  return order.sort((a, b) => places[a]! - places[b]! || drawn[a]! - drawn[b]!);
}

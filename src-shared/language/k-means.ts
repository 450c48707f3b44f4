import { randomStream } from '#shared/random/random-stream.ts';
import type { RandomStream } from '#shared/random/random-stream.ts';
import type { SeedPair } from '#shared/random/seeded-blocks.ts';
import { addRow, requireFeatures, rowCount, rowProduct } from './features.ts';
import type { Features } from './features.ts';
import { atOnce } from './portioned-work.ts';
import type { PortionedWork } from './portioned-work.ts';

export interface KMeansResult {
  /** (clusters, D) */
  readonly centers: Float64Array;
  /** The cluster of each row, 0 … clusters − 1. (N) */
  readonly assignments: Int32Array;
  /** The sum of squared distances of rows to their centers. */
  readonly inertia: number;
  readonly steps: number;
}

export interface KMeansOptions {
  readonly clusters: number;
  /** How often it begins anew; the result with the least inertia counts. */
  readonly restarts?: number;
  readonly mostSteps?: number;
}

/**
 * Groups of rows around their means, by Euclidean distance (Lloyd 1982) from centers that are drawn far from each other
 * (k-means++, Arthur & Vassilvitskii 2007). A center that loses its last row gets the row that is farthest from its own.
 * Throws on more clusters than rows.
 */
export function kMeans(features: Features, options: KMeansOptions, seed: SeedPair): KMeansResult {
  return atOnce(kMeansInPortions(features, options, seed));
}

/** The same, in portions. */
export function* kMeansInPortions(
  features: Features,
  { clusters, restarts = 10, mostSteps = 300 }: KMeansOptions,
  seed: SeedPair,
): PortionedWork<KMeansResult> {
  requireFeatures(features);
  if (!(clusters >= 1 && clusters <= rowCount(features))) {
    throw new Error(`kMeans: clusters is ${clusters}, expected 1 to ${rowCount(features)}, the number of rows`);
  }
  const random = randomStream(seed, 'kMeans');
  let best: KMeansResult | null = null;
  for (let restart = 0; restart < restarts; restart++) {
    const shareOf = (share: number) => (restart + share) / restarts;
    const start = yield* spreadCenters(features, clusters, { random, share: shareOf(0) });
    const other = yield* lloyd(features, start, { mostSteps, shareOf });
    if (best === null || other.inertia < best.inertia) best = other;
  }
  if (best === null) throw new Error(`kMeans: restarts is ${restarts}, expected at least 1`);
  return best;
}

/** The nearest of some centers for each row, of equally near ones the first: also for rows that came later. (N) */
export function nearestCenters(features: Features, centers: Float64Array): Int32Array {
  return atOnce(nearestCentersInPortions(features, centers));
}

/** The same, in portions. */
export function* nearestCentersInPortions(features: Features, centers: Float64Array): PortionedWork<Int32Array> {
  const share = (done: number) => done;
  return (yield* assigned(features, centers, { squares: squaredLengths(features), shareOf: share })).assignments;
}

/** The first row uniformly, each next with a chance in proportion to its squared distance to the nearest so far. */
function* spreadCenters(
  features: Features,
  clusters: number,
  { random, share }: { readonly random: RandomStream; readonly share: number },
): PortionedWork<Float64Array> {
  const { featureCount } = features;
  const rows = rowCount(features);
  const squares = squaredLengths(features);
  const distances = new Float64Array(rows).fill(Infinity); // squared, to the nearest center
  const centers = new Float64Array(clusters * featureCount);
  let chosen = random.below(rows);
  for (let cluster = 0; ; cluster++) {
    const start = cluster * featureCount;
    addRow(features, chosen, 1, centers, start);
    if (cluster === clusters - 1) return centers;
    yield share;
    const square = squares[chosen]!;
    for (let row = 0; row < rows; row++) {
      const distance = squares[row]! + square - 2 * rowProduct(features, row, centers, start);
      distances[row] = Math.min(distances[row]!, Math.max(0, distance)); // rounding can make it negative
    }
    distances[chosen] = 0;
    chosen = drawnInProportion(distances, random);
  }
}

function drawnInProportion(weights: Float64Array, random: RandomStream): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return random.below(weights.length); // every row has a center at its place
  let remaining = random.uniform() * total;
  let last = 0;
  for (let row = 0; row < weights.length; row++) {
    if (weights[row] === 0) continue;
    last = row;
    remaining -= weights[row]!;
    if (remaining < 0) break;
  }
  return last;
}

/** Which share of the whole is done when this share of a part is. */
type ShareOf = (share: number) => number;

function* lloyd(
  features: Features,
  start: Float64Array,
  { mostSteps, shareOf }: { readonly mostSteps: number; readonly shareOf: ShareOf },
): PortionedWork<KMeansResult> {
  const squares = squaredLengths(features);
  const assign = (some: Float64Array, step: number) =>
    assigned(features, some, { squares, shareOf: (share) => shareOf((step + share) / (mostSteps + 1)) });
  let centers = start;
  let { assignments, distances } = yield* assign(centers, 0);
  let steps = 0;
  for (let changed = true; changed && steps < mostSteps; steps++) {
    centers = means(features, occupied(assignments, distances, centers.length / features.featureCount));
    const next = yield* assign(centers, steps + 1);
    changed = next.assignments.some((cluster, row) => cluster !== assignments[row]);
    ({ assignments, distances } = next);
  }
  return { centers, assignments, inertia: distances.reduce((sum, distance) => sum + distance, 0), steps };
}

interface Assignment {
  readonly assignments: Int32Array<ArrayBuffer>;
  /** Squared, to the own center. (N) */
  readonly distances: Float64Array<ArrayBuffer>;
}

/** Products of a number and a number between two stops: a hundredth of a second or a few. */
const productsAtOnce = 4_000_000;

/** |x − c|² = |x|² + |c|² − 2 x · c, which costs a sparse row only what it holds. */
function* assigned(
  features: Features,
  centers: Float64Array,
  { squares, shareOf }: { readonly squares: Float64Array; readonly shareOf: ShareOf },
): PortionedWork<Assignment> {
  const { featureCount } = features;
  const centerSquares = Float64Array.from({ length: centers.length / featureCount }, (_, cluster) =>
    centers.subarray(cluster * featureCount, (cluster + 1) * featureCount).reduce((sum, x) => sum + x * x, 0),
  );
  const assignments = new Int32Array(rowCount(features));
  const distances = new Float64Array(assignments.length);
  let products = 0;
  for (let row = 0; row < assignments.length; row++) {
    let nearest = Infinity;
    for (let cluster = 0; cluster < centerSquares.length; cluster++) {
      const distance = centerSquares[cluster]! - 2 * rowProduct(features, row, centers, cluster * featureCount);
      if (distance < nearest) {
        nearest = distance;
        assignments[row] = cluster;
      }
    }
    distances[row] = Math.max(0, squares[row]! + nearest); // rounding can make it negative
    products += centerSquares.length * storedNumbers(features, row);
    if (products < productsAtOnce) continue;
    products = 0;
    yield shareOf((row + 1) / assignments.length);
  }
  yield shareOf(1);
  return { assignments, distances };
}

function storedNumbers(features: Features, row: number): number {
  return features.kind === 'sparse' ? features.rows[row]!.indices.length : features.featureCount;
}

/** The assignments, changed where a cluster has no row. */
function occupied(assignments: Int32Array, distances: Float64Array, clusters: number): Int32Array {
  const counts = new Int32Array(clusters);
  for (const cluster of assignments) counts[cluster]!++;
  if (!counts.includes(0)) return assignments;
  const result = Int32Array.from(assignments);
  const farthestFirst = Array.from(distances, (_, row) => row).sort((a, b) => distances[b]! - distances[a]!);
  for (let cluster = 0; cluster < clusters; cluster++) {
    if (counts[cluster]! > 0) continue;
    const row = farthestFirst.find((candidate) => counts[result[candidate]!]! > 1)!; // more rows than clusters
    counts[result[row]!]!--;
    result[row] = cluster;
    counts[cluster]!++;
  }
  return result;
}

/** (N) → (clusters, D); every cluster has a row. */
function means(features: Features, assignments: Int32Array): Float64Array {
  const { featureCount } = features;
  const clusters = assignments.reduce((most, cluster) => Math.max(most, cluster), 0) + 1;
  const counts = new Float64Array(clusters);
  for (const cluster of assignments) counts[cluster]!++;
  const centers = new Float64Array(clusters * featureCount);
  assignments.forEach((cluster, row) => addRow(features, row, 1 / counts[cluster]!, centers, cluster * featureCount));
  return centers;
}

function squaredLengths(features: Features): Float64Array {
  const row = new Float64Array(features.featureCount);
  return Float64Array.from({ length: rowCount(features) }, (_, index) => {
    addRow(features, index, 1, row);
    const square = rowProduct(features, index, row);
    addRow(features, index, -1, row); // zeros again, for the next
    return square;
  });
}

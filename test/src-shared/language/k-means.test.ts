import type { DenseFeatures, Features } from '#shared/language/features.ts';
import { kMeans, kMeansInPortions, nearestCenters } from '#shared/language/k-means.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import { describe, expect, it } from 'vitest';

const seed = [1, 0] as const;
const dense = (values: readonly number[], featureCount: number): DenseFeatures => {
  return { kind: 'dense', values: Float64Array.from(values), featureCount };
};

describe('kMeans', () => {
  it('finds two groups on a line, with centers and inertia by hand', () => {
    const { centers, assignments, inertia } = kMeans(dense([0, 10, 2, 12], 1), { clusters: 2 }, seed);
    expect([...centers].sort((a, b) => a - b)).toEqual([1, 11]);
    expect(inertia).toBe(4);
    expect(assignments[0]).toBe(assignments[2]);
    expect(assignments[1]).toBe(assignments[3]);
    expect(assignments[0]).not.toBe(assignments[1]);
  });

  it('is as good as the best of all ways to part a few rows', () => {
    const { normal } = randomStream([7, 0], 'rows');
    for (let round = 0; round < 10; round++) {
      const features = dense(Array.from({ length: 16 }, normal), 2); // 8 rows
      const found = kMeans(features, { clusters: 3, restarts: 20 }, seed);
      expect(found.inertia).toBeCloseTo(leastInertia(features, 3), 10);
    }
  });

  it('finds groups far from zero that lie far from each other', () => {
    const { normal } = randomStream([7, 1], 'groups');
    const values = Array.from({ length: 200 }, (_, row) => [1000 + 20 * (row % 5) + normal(), -1000 + normal()]).flat();
    const { assignments } = kMeans(dense(values, 2), { clusters: 5, restarts: 3 }, seed);
    for (let row = 5; row < 200; row++) expect(assignments[row]).toBe(assignments[row % 5]);
    expect(new Set(assignments).size).toBe(5);
  });

  it('says the same of sparse rows', () => {
    const features = dense([1, 0, 1, 0.1, 0, 3, 0, 2.9], 2);
    const rows = [0, 1, 2, 3].map((row) => {
      return {
        indices: Int32Array.of(0, 1),
        values: Float64Array.from(features.values.subarray(2 * row, 2 * row + 2)),
      };
    });
    const sparse: Features = { kind: 'sparse', rows, featureCount: 2 };
    expect(kMeans(sparse, { clusters: 2 }, seed)).toEqual(kMeans(features, { clusters: 2 }, seed));
  });

  it('has inertia that is the sum of squared distances, and centers that are means', () => {
    const { normal } = randomStream([7, 2], 'cloud');
    const features = dense(Array.from({ length: 120 }, normal), 3);
    const { centers, assignments, inertia } = kMeans(features, { clusters: 4 }, seed);
    expect(inertia).toBeCloseTo(inertiaOf(features, assignments, 4), 10);
    expect(nearestCenters(features, centers)).toEqual(assignments);
  });

  it('takes equal rows, a cluster for each row, and one for all', () => {
    expect(kMeans(dense([1, 1, 1], 1), { clusters: 2 }, seed).inertia).toBe(0);
    const each = kMeans(dense([3, 1, 2], 1), { clusters: 3 }, seed);
    expect([...each.assignments].sort()).toEqual([0, 1, 2]);
    expect(kMeans(dense([3, 1, 2], 1), { clusters: 1 }, seed)).toMatchObject({ inertia: 2 });
  });

  it('stops between portions, with a share that never falls, and ends in the same result', () => {
    const { normal } = randomStream([7, 3], 'cloud');
    const features = dense(Array.from({ length: 48_000 }, normal), 4);
    const options = { clusters: 100, restarts: 2, mostSteps: 5 };
    const work = kMeansInPortions(features, options, seed);
    const shares: number[] = [];
    let portion = work.next();
    for (; !portion.done; portion = work.next()) shares.push(portion.value);
    expect(portion.value).toEqual(kMeans(features, options, seed));
    expect(shares).toHaveLength(2 * 99 + 2 * 6 * 2); // between centers, and in the middle and at the end of every step
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });

  it('throws on no beginning', () => {
    expect(() => kMeans(dense([1], 1), { clusters: 1, restarts: 0 }, seed)).toThrow('restarts is 0');
  });

  it('throws on more clusters than rows, and on none', () => {
    expect(() => kMeans(dense([1], 1), { clusters: 2 }, seed)).toThrow('clusters is 2, expected 1 to 1');
    expect(() => kMeans(dense([1], 1), { clusters: 0 }, seed)).toThrow('clusters is 0');
  });
});

function leastInertia(features: DenseFeatures, clusters: number): number {
  const rows = features.values.length / features.featureCount;
  let least = Infinity;
  for (let code = 0; code < clusters ** rows; code++) {
    const assignments = Int32Array.from({ length: rows }, (_, row) => Math.floor(code / clusters ** row) % clusters);
    least = Math.min(least, inertiaOf(features, assignments, clusters));
  }
  return least;
}

/** Distances to the means of the groups, without the formula that the source uses. */
function inertiaOf({ values, featureCount }: DenseFeatures, assignments: Int32Array, clusters: number): number {
  let inertia = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const rows = [...assignments.keys()].filter((row) => assignments[row] === cluster);
    for (let feature = 0; feature < featureCount; feature++) {
      const column = rows.map((row) => values[row * featureCount + feature]!);
      const mean = column.reduce((sum, x) => sum + x, 0) / column.length;
      inertia += column.reduce((sum, x) => sum + (x - mean) ** 2, 0);
    }
  }
  return inertia;
}

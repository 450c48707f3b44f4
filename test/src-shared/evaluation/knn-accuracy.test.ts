import { nearestNeighborAccuracy } from '#shared/evaluation/knn-accuracy.ts';
import { statelessNormal, statelessUniform } from '#shared/random/stateless-random.ts';
import { describe, expect, it } from 'vitest';

describe('nearestNeighborAccuracy', () => {
  it('classifies by the majority of the nearest three: a value by hand', () => {
    const train = Float32Array.of(0, 1, 2, 10, 11);
    const labels = [0, 0, 1, 1, 1];
    // 0.4 is nearest to 0, 1, 2: two votes for 0. 9 is nearest to 10, 11, 2: three votes for 1.
    expect(nearestNeighborAccuracy(train, labels, Float32Array.of(0.4, 9), [0, 0], 1, 3)).toBe(0.5);
    expect(nearestNeighborAccuracy(train, labels, Float32Array.of(0.4, 9), [0, 1], 1, 3)).toBe(1);
  });

  it.each([1, 2, 5])('agrees with sorting all distances in %d dimensions', (dimensions) => {
    const train = statelessNormal([1, dimensions], 400 * dimensions);
    const test = statelessNormal([2, dimensions], 150 * dimensions);
    const trainLabels = Uint8Array.from(statelessUniform([3, 0], 400), (u) => Math.floor(4 * u));
    const testLabels = Uint8Array.from(statelessUniform([4, 0], 150), (u) => Math.floor(4 * u));
    const expected = accuracyBySorting(train, trainLabels, test, testLabels, dimensions);
    expect(nearestNeighborAccuracy(train, trainLabels, test, testLabels, dimensions)).toBe(expected);
  });

  it('takes the earlier of equally distant training codes, and the smallest of labels with equal votes', () => {
    const ring = Float32Array.of(1, -1, 1, -1);
    expect(nearestNeighborAccuracy(ring, [3, 2, 1, 0], Float32Array.of(0), [3], 1, 1)).toBe(1);
    expect(nearestNeighborAccuracy(ring, [3, 2, 1, 0], Float32Array.of(0), [0], 1, 4)).toBe(1);
  });

  it('lets all vote when there are fewer than ten training codes', () => {
    expect(nearestNeighborAccuracy(Float32Array.of(5, 6, 0), [1, 1, 2], Float32Array.of(0), [1], 1)).toBe(1);
  });

  it('is NaN without test codes and 0 without training codes', () => {
    expect(nearestNeighborAccuracy(Float32Array.of(1), [1], new Float32Array(0), [], 1)).toBeNaN();
    expect(nearestNeighborAccuracy(new Float32Array(0), [], Float32Array.of(1), [1], 1)).toBe(0);
  });

  it('counts a code that is not a number as wrong, also after codes that were right', () => {
    const train = Float32Array.of(0, 0, 0);
    expect(nearestNeighborAccuracy(train, [7, 7, 7], Float32Array.of(0, NaN), [7, 7], 1)).toBe(0.5);
  });

  it('refuses labels that do not match the codes', () => {
    expect(() => nearestNeighborAccuracy(Float32Array.of(1, 2, 3), [1], Float32Array.of(1, 2), [1], 2)).toThrow(
      '1 training labels but 3 numbers in rows of 2',
    );
  });
});

function accuracyBySorting(
  train: Float32Array,
  trainLabels: Uint8Array,
  test: Float32Array,
  testLabels: Uint8Array,
  dimensions: number,
): number {
  let correct = 0;
  testLabels.forEach((label, row) => {
    const distances = Array.from(trainLabels, (_, other) =>
      Math.hypot(
        ...Array.from({ length: dimensions }, (_, j) => test[row * dimensions + j]! - train[other * dimensions + j]!),
      ),
    );
    const order = [...trainLabels.keys()].sort((a, b) => distances[a]! - distances[b]!).slice(0, 10);
    const votes = [0, 1, 2, 3].map((candidate) => order.filter((other) => trainLabels[other] === candidate).length);
    if (votes.indexOf(Math.max(...votes)) === label) correct++;
  });
  return correct / testLabels.length;
}

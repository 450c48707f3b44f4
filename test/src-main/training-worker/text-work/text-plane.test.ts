import { expect, test } from 'vitest';
import { randomStream } from '#shared/random/random-stream.ts';
import { textPlane } from '#main/training-worker/text-work/text-plane.ts';
import { silent } from './a-text-work.ts';

test('codes that lie in a plane keep their distances, and all variance is explained', async () => {
  const { normal } = randomStream([3, 0], 'codes');
  const flat = Array.from({ length: 12_000 }, () => [3 * normal(), normal()] as const); // more than one portion
  const codes = Float32Array.from(flat.flatMap(([a, b]) => [0.6 * a, 0.8 * a, b]));
  const { points, explained } = await textPlane(codes, 3, silent);
  const distance = (x: ArrayLike<number>, size: number, i: number, j: number) =>
    Math.hypot(...Array.from({ length: size }, (_, k) => x[i * size + k]! - x[j * size + k]!));
  for (const [i, j] of [
    [0, 1],
    [4999, 5000],
    [17, 11_999],
  ] as const) {
    expect(distance(points, 2, i, j)).toBeCloseTo(distance(codes, 3, i, j), 4);
  }
  expect(explained[0]).toBeGreaterThan(0.87); // 9 of 10
  expect(explained[0] + explained[1]).toBeCloseTo(1, 5);
});

test('one dimension lies on the first axis; codes that are all the same explain nothing', async () => {
  expect(await textPlane(Float32Array.of(2, -1), 1, silent)).toEqual({
    points: Float32Array.of(2, 0, -1, 0),
    explained: [1, 0],
  });
  expect(await textPlane(Float32Array.of(2, 2, 2, 2), 2, silent)).toEqual({
    points: Float32Array.of(0, 0, 0, 0),
    explained: [0, 0],
  });
});

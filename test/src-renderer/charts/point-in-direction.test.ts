import { pointInDirection } from '#renderer/charts/point-in-direction.ts';
import { expect, test } from 'vitest';

const origin = { x: 0, y: 0 };

test('goes to the nearest within 45°, the straighter of two that are as near', () => {
  const points = Float32Array.of(0, 0, 3, 1, 3, -0.5, 1, 2, -1, 0);
  expect(pointInDirection(points, origin, [1, 0])).toBe(2);
  expect(pointInDirection(points, origin, [0, 1])).toBe(3);
  expect(pointInDirection(points, origin, [-1, 0])).toBe(4);
  expect(pointInDirection(points, origin, [0, -1])).toBeNull(); // (3, −0.5) is more to the right than down
});

test('a point that is less off the way is worth a longer way', () => {
  const points = Float32Array.of(2, 1.5, 4, 0); // 2 + 2 · 1.5 against 4
  expect(pointInDirection(points, origin, [1, 0])).toBe(1);
});

test('only goes to points that are accepted, and away from the place', () => {
  const points = Float32Array.of(0, 0, 1, 0, 2, 0);
  expect(pointInDirection(points, origin, [1, 0], (index) => index !== 1)).toBe(2);
  expect(pointInDirection(points, { x: 2, y: 0 }, [1, 0])).toBeNull();
  expect(pointInDirection(new Float32Array(0), origin, [1, 0])).toBeNull();
});

test('going right again and again ends at the right, and visits no point twice', () => {
  const points = Float32Array.from({ length: 200 }, (_, i) => Math.sin(37 * i) * (i % 2 === 0 ? 5 : 0.2));
  const visited: number[] = [];
  let at: number | null = pointInDirection(points, { x: -6, y: 0 }, [1, 0]);
  while (at !== null) {
    visited.push(at);
    at = pointInDirection(points, { x: points[2 * at]!, y: points[2 * at + 1]! }, [1, 0]);
  }
  expect(visited.length).toBeGreaterThan(5);
  expect(new Set(visited).size).toBe(visited.length);
});

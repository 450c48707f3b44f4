import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  axisAt,
  leastSpacing,
  lineHeights,
  movedId,
  nearestAxis,
  nearestLine,
  parallelLayout,
  placeAt,
  yOf,
} from '#renderer/charts/parallel-layout.ts';

const layout = parallelLayout(3, 900, 400, true);

test('axes fill the width at equal distances', () => {
  const [first, second, third] = layout.xs;
  expect(second! - first!).toBeCloseTo(third! - second!, 9);
  expect(layout.width).toBe(900);
  expect(third!).toBeLessThan(900);
});

test('too many axes make the plot wider than the page instead of pressing them together', () => {
  const wide = parallelLayout(20, 900, 400, false);
  expect(wide.spacing).toBe(leastSpacing);
  expect(wide.width).toBeGreaterThan(wide.xs.at(-1)!);
  expect(wide.width).toBeGreaterThan(1900);
});

test('one axis stands in the middle, and none are no axes', () => {
  expect(parallelLayout(1, 900, 400, false).xs).toEqual([450]);
  expect(parallelLayout(0, 900, 400, false)).toMatchObject({ xs: [], width: 900 });
});

test('the lane lies below the axes, and is there only where it is needed', () => {
  expect(layout.laneY!).toBeGreaterThan(layout.bottom + 10);
  const without = parallelLayout(3, 900, 400, false);
  expect(without.laneY).toBeNull();
  expect(without.bottom).toBeGreaterThan(layout.bottom);
});

test('0 is at the bottom and 1 on top, the other way around where flipped, and no value is in the lane', () => {
  expect(yOf(layout, 0, false)).toBe(layout.bottom);
  expect(yOf(layout, 1, false)).toBe(layout.top);
  expect(yOf(layout, 0, true)).toBe(layout.top);
  expect(yOf(layout, NaN, false)).toBe(layout.laneY);
});

test('from a place to its y and back is the same place', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), (place, isFlipped) => {
      expect(placeAt(layout, yOf(layout, place, isFlipped), isFlipped)).toBeCloseTo(place, 9);
    }),
  );
  expect(placeAt(layout, -100, false)).toBe(1);
});

test('an axis is met beside its line, not between axes and not in the lane', () => {
  expect(axisAt(layout, { x: layout.xs[1]! + 10, y: 100 })).toBe(1);
  expect(axisAt(layout, { x: layout.xs[1]! + 60, y: 100 })).toBeNull();
  expect(axisAt(layout, { x: layout.xs[1]!, y: layout.laneY! })).toBeNull();
  expect(nearestAxis(layout.xs, layout.xs[1]! + 60)).toBe(1);
  expect(nearestAxis([], 3)).toBeNull();
});

test('a moved id takes its place and the others close ranks', () => {
  expect(movedId(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
  expect(movedId(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
});

test('heights are line by line', () => {
  const { top, bottom, laneY } = layout;
  const axes = [
    { places: Float32Array.of(0, 1), isFlipped: false },
    { places: Float32Array.of(0, NaN), isFlipped: true },
  ];
  expect([...lineHeights(layout, axes)]).toEqual([bottom, top, top, laneY]);
  expect(lineHeights(layout, [])).toHaveLength(0);
});

test('the nearest line is the one that brute force over points of the lines finds', () => {
  const axes = [0, 1, 2].map((a) => ({
    places: Float32Array.from({ length: 30 }, (_, i) => ((i * 37 + a * 53 + i * i * a * 11) % 97) / 96),
    isFlipped: false,
  }));
  const heights = lineHeights(layout, axes);
  const { xs } = layout;
  const point = fc.record({
    x: fc.double({ min: xs[0]! + 14, max: xs[2]! - 14, noNaN: true }),
    y: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(point, ({ x, y }) => {
      const a = x < xs[1]! ? 0 : 1;
      // distance from the line that runs on through both ends, by cross product
      const distances = Array.from({ length: 30 }, (_, i) => {
        const [dx, dy] = [xs[a + 1]! - xs[a]!, heights[3 * i + a + 1]! - heights[3 * i + a]!];
        return Math.abs(dx * (heights[3 * i + a]! - y) - (xs[a]! - x) * dy) / Math.sqrt(dx * dx + dy * dy);
      });
      const least = Math.min(...distances);
      const found = nearestLine(layout, heights, { x, y }, () => true);
      if (found === null) expect(least).toBeGreaterThan(11.9);
      else expect(distances[found]!).toBeCloseTo(least, 6);
    }),
  );
});

test('lines that are not accepted are not found, and nothing is outside of the axes', () => {
  const heights = Float32Array.of(100, 100, 100, 104, 104, 104);
  const point = { x: layout.xs[0]! + 5, y: 101 };
  expect(nearestLine(layout, heights, point, () => true)).toBe(0);
  expect(nearestLine(layout, heights, point, (i) => i === 1)).toBe(1);
  expect(nearestLine(layout, heights, { x: layout.xs[2]! + 40, y: 100 }, () => true)).toBeNull();
  expect(nearestLine(layout, new Float32Array(0), point, () => true)).toBeNull();
});

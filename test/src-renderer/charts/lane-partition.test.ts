import fc from 'fast-check';
import { expect, test } from 'vitest';
import { partitionLanes } from '#renderer/charts/lane-partition.ts';

test('three intervals by hand: the third goes where the first has ended', () => {
  const { lanes, count } = partitionLanes(Float64Array.of(0, 2, 5), Float64Array.of(5, 9, 6));
  expect([[...lanes], count]).toEqual([[0, 1, 0], 2]);
});

test('what has no end keeps its lane, what has no start gets none', () => {
  const { lanes, count } = partitionLanes(Float64Array.of(0, 100, NaN, 50), Float64Array.of(NaN, 101, NaN, 60));
  expect([[...lanes], count]).toEqual([[0, 1, -1, 1], 2]);
  expect(partitionLanes(new Float64Array(0), new Float64Array(0)).count).toBe(0);
});

test('no two in a lane overlap, and there are as many lanes as ever ran at once', () => {
  const interval = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }));
  fc.assert(
    fc.property(fc.array(interval, { maxLength: 40 }), (intervals) => {
      const starts = Float64Array.from(intervals, ([start]) => start);
      const ends = Float64Array.from(intervals, ([start, length]) => start + length);
      const { lanes, count } = partitionLanes(starts, ends);
      let most = 0;
      for (let time = 0; time <= 80; time++) {
        const running = intervals.map((_, i) => i).filter((i) => starts[i]! <= time && time < ends[i]!);
        most = Math.max(most, running.length);
        expect(new Set(running.map((i) => lanes[i])).size).toBe(running.length);
      }
      expect(count).toBe(most);
    }),
  );
});

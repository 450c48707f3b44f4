import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergedSegments } from '#renderer/charts/line-segments.ts';

const always = () => true;
const indices = (count: number) => Int32Array.from({ length: count }, (_, i) => i);

test('lines on the same pixels are one segment that stands for all of them', () => {
  const heights = Float32Array.of(10, 20, 10.2, 19.9, 10, 30);
  expect(mergedSegments({ xs: [0, 100], heights }, indices(3), 1, always)).toEqual([
    { times: 1, ends: [0, 10, 100, 30] },
    { times: 2, ends: [0, 10, 100, 20] },
  ]);
});

test('with two device pixels a pixel, half a pixel makes a difference', () => {
  const heights = Float32Array.of(10, 20, 10.5, 20);
  const [batch] = mergedSegments({ xs: [0, 100], heights }, indices(2), 2, always);
  expect(batch).toEqual({ times: 1, ends: [0, 10, 100, 20, 0, 10.5, 100, 20] });
});

test('only the lines and the segments that are wanted', () => {
  const heights = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);
  const segments = mergedSegments({ xs: [0, 1, 2], heights }, Int32Array.of(0, 2), 1, (left) => left > 1);
  expect(segments).toEqual([{ times: 1, ends: [0, 7, 1, 8, 1, 2, 2, 3, 1, 8, 2, 9] }]);
});

test('nothing is nothing', () => {
  expect(mergedSegments({ xs: [0, 1], heights: new Float32Array(0) }, indices(0), 1, always)).toEqual([]);
  expect(mergedSegments({ xs: [0], heights: Float32Array.of(1, 2) }, indices(2), 1, always)).toEqual([]);
});

test('every line is in a segment of its pixels, and how many there are is right to a fifth', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 1, maxLength: 200 }), (lines) => {
      const batches = mergedSegments(
        { xs: [0, 1], heights: Float32Array.from(lines.flat()) },
        indices(lines.length),
        1,
        always,
      );
      const counted = new Map<string, number>();
      for (const { times, ends } of batches) {
        for (let at = 0; at < ends.length; at += 4) counted.set(`${ends[at + 1]} ${ends[at + 3]}`, times);
      }
      for (const [left, right] of lines) {
        const there = lines.filter(([l, r]) => l === left && r === right).length;
        const ratio = counted.get(`${left} ${right}`)! / there;
        expect(ratio).toBeGreaterThan(0.8);
        expect(ratio).toBeLessThan(1.2);
      }
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brokenTime } from '#renderer/charts/broken-time.ts';

const minute = 60_000;
/** Ten intervals of a minute each, twice, with twelve hours between. */
const night = 720 * minute;
const starts = Float64Array.from({ length: 20 }, (_, i) => i * minute + (i >= 10 ? night : 0));
const ends = starts.map((start) => start + minute);

test('a night between two sittings is drawn as a stub', () => {
  const time = brokenTime(starts, ends, 0);
  expect(time.gaps).toHaveLength(1);
  const [gap] = time.gaps;
  expect(gap).toMatchObject({ from: 10 * minute, to: 10 * minute + night, at: 10 * minute });
  expect(time.total).toBeCloseTo(20 * minute + gap!.length, 6);
  expect(gap!.length).toBeLessThan(2 * minute);
  expect(time.toAxis(5 * minute)).toBe(5 * minute);
  expect(time.toAxis(night + 15 * minute)).toBeCloseTo(15 * minute + gap!.length, 6);
});

test('a pause as short as the intervals is drawn as it was', () => {
  expect(brokenTime(Float64Array.of(0, 5 * minute), Float64Array.of(minute, 6 * minute), 0).gaps).toEqual([]);
  expect(brokenTime(Float64Array.of(0, 30_000), Float64Array.of(100, 30_100), 0).gaps).toEqual([]);
});

test('an interval that is still going on reaches to now', () => {
  const time = brokenTime(Float64Array.of(1000, NaN), Float64Array.of(NaN, NaN), 9000);
  expect([time.total, time.toAxis(9000), time.gaps.length]).toEqual([8000, 8000, 0]);
});

test('an interval that lies in another one does not begin an idle time', () => {
  const time = brokenTime(Float64Array.of(0, minute), Float64Array.of(60 * minute, 2 * minute), 0);
  expect([time.gaps.length, time.total]).toEqual([0, 60 * minute]);
});

test('three quarters of the intervals are 3 px or more in 1000 px of the readable part', () => {
  const lengths = Float64Array.from({ length: 4000 }, (_, i) => 1000 * (1 + (i % 4)));
  const begins = Float64Array.from(lengths, (_, i) => i * 4000);
  const { readable } = brokenTime(
    begins,
    begins.map((begin, i) => begin + lengths[i]!),
    0,
  );
  const wide = lengths.filter((length) => (1000 * length) / readable >= 3 - 1e-9);
  expect(wide.length).toBeGreaterThanOrEqual(3000);
});

test('nothing has an axis too', () => {
  const time = brokenTime(new Float64Array(0), new Float64Array(0), 5000);
  expect([time.gaps, time.toAxis(5000)]).toEqual([[], 0]);
  expect(time.total).toBeGreaterThan(0);
});

test('the axis ascends with time, and leads back', () => {
  const axis = brokenTime(starts, ends, 0);
  const time = fc.double({ min: 0, max: night + 20 * minute, noNaN: true });
  fc.assert(
    fc.property(time, time, (a, b) => {
      if (a < b) expect(axis.toAxis(a)).toBeLessThanOrEqual(axis.toAxis(b));
      expect(axis.fromAxis(axis.toAxis(a))).toBeCloseTo(a, 2);
    }),
  );
});

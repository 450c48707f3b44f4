import { expect, test } from 'vitest';
import { brokenTime } from '#renderer/charts/broken-time.ts';
import { barAt, drawBars, laneBars } from '#renderer/charts/lane-bars.ts';
import { partitionLanes } from '#renderer/charts/lane-partition.ts';

const startedAt = Float64Array.of(1000, 1500, NaN, 2000);
const endedAt = Float64Array.of(2000, NaN, NaN, 2001);
const now = 2500;
const rectangle = { left: 10, top: 20, width: 300, height: 40 };

function bars(shown = { min: 0, max: 1500 }) {
  const lanes = partitionLanes(startedAt, endedAt);
  return laneBars({ startedAt, endedAt, now, lanes }, brokenTime(startedAt, endedAt, now), shown, rectangle);
}

test('bars by hand: 1.5 s in 300 px, two lanes of 20 px', () => {
  const { lefts, rights, tops, thickness } = bars();
  expect([...lefts]).toEqual([10, 110, NaN, 210]);
  expect([...rights]).toEqual([210, 310, NaN, 212]); // still going on: to now; too short to see: two pixels
  expect(thickness).toBe(15);
  expect([...tops]).toEqual([22.5, 42.5, NaN, 22.5]);
});

test('a window shows its part', () => {
  const { lefts, rights } = bars({ min: 500, max: 1000 });
  expect([lefts[0], rights[0], lefts[1]]).toEqual([-290, 310, 10]);
});

test('the bar under the pointer is found, or one within reach', () => {
  const all = bars();
  expect([barAt(all, { x: 50, y: 30 }, 3), barAt(all, { x: 150, y: 50 }, 3)]).toEqual([0, 1]);
  expect(barAt(all, { x: 214, y: 30 }, 3)).toBe(3);
  expect(barAt(all, { x: 211, y: 30 }, 3)).toBe(3);
  expect([barAt(all, { x: 280, y: 30 }, 3), barAt(all, { x: 50, y: 70 }, 3)]).toEqual([null, null]);
});

test('tones are told by shape: faded bars are thinner, bad ones in two', () => {
  const drawn: (readonly [string, number])[] = [];
  const pen = {
    fillStyle: '',
    fillRect: (_x: number, _y: number, _width: number, height: number) => void drawn.push([pen.fillStyle, height]),
  };
  drawBars(pen, bars(), Uint8Array.of(0, 1, 0, 2), { plain: 'blue', faded: 'gray', bad: 'red' });
  expect(drawn).toEqual([
    ['gray', 6],
    ['red', 6],
    ['red', 6],
    ['blue', 15],
  ]);
});

test('a hundred lanes still have bars that can be seen', () => {
  const starts = new Float64Array(100);
  const ends = starts.map(() => 1000);
  const lanes = partitionLanes(starts, ends);
  const course = { startedAt: starts, endedAt: ends, now: 0, lanes };
  const { thickness, tops } = laneBars(course, brokenTime(starts, ends, 0), { min: 0, max: 1000 }, rectangle);
  expect([thickness, tops[99]! <= 60]).toEqual([1, true]);
});

import { expect, test } from 'vitest';
import { brokenTime } from '#renderer/charts/broken-time.ts';
import { axisTimeTicks, shownWindow } from '#renderer/charts/time-window.ts';

const minute = 60_000;
const nine = Date.parse('2026-11-28T09:00:00Z');
/** Two sittings of two hours with a night between. */
const starts = Float64Array.from({ length: 240 }, (_, i) => nine + i * minute + (i >= 120 ? 10 * 60 * minute : 0));
const time = brokenTime(
  starts,
  starts.map((start) => start + minute),
  0,
);

test('the latest part is as long as can be read in the pixels there are', () => {
  const many = brokenTime(
    Float64Array.from({ length: 5000 }, (_, i) => i * minute),
    Float64Array.from({ length: 5000 }, (_, i) => (i + 1) * minute),
    0,
  );
  const { min, max } = shownWindow('latest', many, 600);
  expect(max).toBe(5000 * minute);
  expect((600 * minute) / (max - min)).toBeCloseTo(3, 9);
  expect(shownWindow('latest', time, 2000)).toEqual({ min: 0, max: time.total });
});

test('a chosen part stays within the time there is', () => {
  expect(shownWindow('all', time, 600)).toEqual({ min: 0, max: time.total });
  expect(shownWindow({ min: 5, max: 9 }, time, 600)).toEqual({ min: 5, max: 9 });
  expect(shownWindow({ min: -7, max: 3 }, time, 600)).toEqual({ min: 0, max: 10 });
  expect(shownWindow({ min: time.total - 2, max: time.total + 8 }, time, 600)).toEqual({
    min: time.total - 10,
    max: time.total,
  });
});

test('ticks are times of day on both sides of a gap, none in it', () => {
  const ticks = axisTimeTicks(time, { min: 0, max: time.total }, { width: 700, offset: 0 });
  expect(ticks.map(({ label }) => label)).toEqual([
    ...['09:00', '09:30', '10:00', '10:30', '11:00', '21:30', '22:00', '22:30', '23:00'],
  ]);
  expect(ticks[1]!.value).toBe(30 * minute);
  const [gap] = time.gaps;
  for (const { value } of ticks) expect(value > gap!.at && value < gap!.at + gap!.length).toBe(false);
});

test('a window in the middle of a gap has no ticks', () => {
  const [gap] = time.gaps;
  const inside = { min: gap!.at + gap!.length * 0.2, max: gap!.at + gap!.length * 0.8 };
  expect(axisTimeTicks(time, inside, { width: 700, offset: 0 })).toEqual([]);
});

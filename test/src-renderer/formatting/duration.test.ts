import { expect, test } from 'vitest';
import { formatDuration, timeLeftText } from '#renderer/formatting/duration.ts';

test('a duration is written in its two largest units', () => {
  expect(formatDuration(3.256)).toBe('3.3 ms');
  expect(formatDuration(850)).toBe('850 ms');
  expect(formatDuration(1500)).toBe('1.5 s');
  expect(formatDuration(12_000)).toBe('12 s');
  expect(formatDuration(200_000)).toBe('3 min 20 s');
  expect(formatDuration(7_500_000)).toBe('2 h 5 min');
  expect(formatDuration(273_600_000)).toBe('3 d 4 h');
});

test('nothing of the smaller unit is not mentioned', () => {
  expect(formatDuration(180_000)).toBe('3 min');
});

test('rounding never shows sixty of anything', () => {
  expect(formatDuration(59_600)).toBe('1 min');
  expect(formatDuration(3_599_900)).toBe('1 h');
  expect(formatDuration(9_990)).toBe('10 s');
});

test('an unknown duration is a dash', () => {
  expect([formatDuration(null), formatDuration(NaN), formatDuration(Infinity)]).toEqual(['–', '–', '–']);
});

test('time left is coarse where it is long, so that it does not flicker', () => {
  expect(timeLeftText(45_300)).toBe('46 s left');
  expect(timeLeftText(182_000)).toBe('3 min left');
  expect(timeLeftText(7_530_000)).toBe('2 h 6 min left');
});

test('the end says so, and an unknown time says nothing', () => {
  expect(timeLeftText(300)).toBe('almost done');
  expect(timeLeftText(null)).toBe('');
});

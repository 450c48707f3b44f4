import { expect, test } from 'vitest';
import { formatClock, formatDate, formatFullDate } from '#renderer/formatting/date.ts';

const now = new Date(2026, 10, 24, 15, 0);

test('a time of today is a clock, of this year a day and a clock, older ones a date', () => {
  expect(formatDate(new Date(2026, 10, 24, 9, 5).toISOString(), now)).toBe('09:05');
  expect(formatDate(new Date(2026, 2, 3, 18, 30).toISOString(), now)).toBe('Mar 3, 18:30');
  expect(formatDate(new Date(2024, 11, 31, 23, 59).toISOString(), now)).toBe('Dec 31, 2024');
});

test('what is no time is a dash', () => {
  expect([formatDate(null, now), formatDate('soon', now), formatFullDate(null), formatClock('')]).toEqual([
    '–',
    '–',
    '–',
    '–',
  ]);
});

test('a log has seconds', () => {
  expect(formatClock(new Date(2026, 0, 1, 7, 8, 9).toISOString())).toBe('07:08:09');
});

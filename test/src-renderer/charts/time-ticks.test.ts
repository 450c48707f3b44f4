import { expect, test } from 'vitest';
import { timeTicks } from '#renderer/charts/time-ticks.ts';

const at = (clock: string): number => Date.parse(`2026-11-28T${clock}Z`);
const labels = (from: string, to: string, apart: number, offset = 0) =>
  timeTicks(at(from), at(to), apart, offset).map(({ label }) => label);

test('round times of day as close as asked for, or the next wider step', () => {
  expect(labels('09:58:00', '10:31:00', 8 * 60_000)).toEqual(['10:00', '10:10', '10:20', '10:30']);
  expect(labels('09:00:01', '09:00:12', 4000)).toEqual(['09:00:05', '09:00:10']);
});

test('midnight is told by its day, and so are all ticks a day apart', () => {
  expect(timeTicks(at('21:00:00'), at('21:00:00') + 6 * 3_600_000, 3_600_000, 0).map(({ label }) => label)).toEqual([
    ...['21:00', '22:00', '23:00', 'Nov 29', '01:00', '02:00', '03:00'],
  ]);
  expect(timeTicks(at('01:00:00'), at('01:00:00') + 40 * 86_400_000, 12 * 86_400_000, 0)).toHaveLength(3);
});

test('times are those of the place: five and a half hours east, half past is a full hour', () => {
  const [first] = timeTicks(at('09:15:00'), at('10:45:00'), 3_600_000, 5.5 * 3_600_000);
  expect(first).toEqual({ time: at('09:30:00'), label: '15:00' });
});

test('steps wider than the list are whole days', () => {
  const ticks = timeTicks(at('00:00:00'), at('00:00:00') + 400 * 86_400_000, 40.5 * 86_400_000, 0);
  expect(ticks[1]!.time - ticks[0]!.time).toBe(41 * 86_400_000);
});

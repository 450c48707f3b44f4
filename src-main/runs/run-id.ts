import { randomInt } from 'node:crypto';

/** An id that sorts by time: date and time to the millisecond in UTC, then three random characters. */
export function newRunId(now: Date): string {
  const time = now.toISOString().replace(/\D/g, '');
  return `${time}${randomInt(36 ** 3)
    .toString(36)
    .padStart(3, '0')}`;
}

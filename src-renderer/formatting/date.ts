import { missing } from './number.ts';

const clock = new Intl.DateTimeFormat('en-US', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const clockWithSeconds = new Intl.DateTimeFormat('en-US', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });
const full = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });

/** Short and in local time: the clock for today, the day for this year, else the whole date. */
export function formatDate(iso: string | null, now: Date): string {
  const date = iso === null ? null : new Date(iso);
  if (!date || Number.isNaN(date.getTime())) return missing;
  if (date.toDateString() === now.toDateString()) return clock.format(date);
  if (date.getFullYear() === now.getFullYear()) return `${day.format(date)}, ${clock.format(date)}`;
  return `${day.format(date)}, ${date.getFullYear()}`;
}

/** The whole of it, for a tooltip. */
export function formatFullDate(iso: string | null): string {
  const date = iso === null ? null : new Date(iso);
  return !date || Number.isNaN(date.getTime()) ? missing : full.format(date);
}

/** Time of day with seconds, for a log. */
export function formatClock(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? missing : clockWithSeconds.format(date);
}

import { missing } from './number.ts';

/** A duration in its two largest units: 850 ms, 12 s, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function formatDuration(milliseconds: number | null | undefined): string {
  if (milliseconds === null || milliseconds === undefined || !Number.isFinite(milliseconds)) return missing;
  if (milliseconds < 10) return `${Number(Math.max(0, milliseconds).toPrecision(2))} ms`;
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return pair(Math.floor(seconds / 60), 'min', seconds % 60, 's');
  const minutes = Math.round(seconds / 60);
  if (minutes < 1440) return pair(Math.floor(minutes / 60), 'h', minutes % 60, 'min');
  const hours = Math.round(minutes / 60);
  return pair(Math.floor(hours / 24), 'd', hours % 24, 'h');
}

/** What is left of a run, without digits that change every second for no reason: 45 s, 3 min, 2 h 5 min left. */
export function timeLeftText(milliseconds: number | null): string {
  if (milliseconds === null || !Number.isFinite(milliseconds)) return '';
  if (milliseconds < 1000) return 'almost done';
  if (milliseconds < 60_000) return `${Math.ceil(milliseconds / 1000)} s left`;
  if (milliseconds < 600_000) return `${formatDuration(Math.round(milliseconds / 5000) * 5000)} left`;
  return `${formatDuration(Math.round(milliseconds / 60_000) * 60_000)} left`;
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

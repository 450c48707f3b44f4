const [second, minute, hour, day] = [1000, 60_000, 3_600_000, 86_400_000];
const steps = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * second),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * minute),
  ...[1, 2, 3, 6, 12].map((count) => count * hour),
  ...[1, 2, 7, 14, 28].map((count) => count * day),
];

export interface TimeTick {
  /** ms since 1970 */
  readonly time: number;
  readonly label: string;
}

/** Round times of day, `offset` ms east of Greenwich, at least `apart` ms from each other; days are named at midnight and at first. */
export function timeTicks(from: number, to: number, apart: number, offset: number): readonly TimeTick[] {
  const step = steps.find((length) => length >= apart) ?? Math.ceil(apart / day) * day;
  const ticks: TimeTick[] = [];
  for (let local = Math.ceil((from + offset) / step) * step; local <= to + offset; local += step) {
    const isDay = local % day === 0 || step >= day;
    ticks.push({ time: local - offset, label: isDay ? dayOf(local) : clockOf(local, step) });
  }
  return ticks;
}

const named = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' });

function dayOf(local: number): string {
  return named.format(local);
}

function clockOf(local: number, step: number): string {
  return new Date(local).toISOString().slice(11, step < minute ? 19 : 16);
}

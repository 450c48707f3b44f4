import { niceTicks } from './nice-ticks.ts';

/**
 * Round places on a logarithmic axis: powers of ten, with 2 and 5 between them where there is room, every so many powers
 * where there is none; and the places of a linear axis in less than a decade.
 */
export function logTicks(minimum: number, maximum: number, about: number): readonly number[] {
  if (!(minimum > 0 && maximum > minimum) || about < 1) return [];
  const decades = Math.log10(maximum / minimum);
  if (decades < 0.9) return niceTicks(minimum, maximum, about);
  const isClose = 3 * decades <= about * 1.2;
  const every = isClose ? 1 : Math.max(1, Math.ceil(decades / about - 0.1));
  const ticks: number[] = [];
  const first = Math.floor(Math.log10(minimum)) - 1;
  for (let power = first; power <= Math.ceil(Math.log10(maximum)); power++) {
    if (power % every !== 0) continue;
    for (const multiple of isClose ? [1, 2, 5] : [1]) ticks.push(Number(`${multiple}e${power}`)); // 10 ** −5 is not 0.00001
  }
  return ticks.filter((tick) => tick >= minimum * (1 - 1e-9) && tick <= maximum * (1 + 1e-9));
}

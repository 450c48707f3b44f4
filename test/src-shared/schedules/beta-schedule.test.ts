import { betaAt } from '#shared/schedules/beta-schedule.ts';
import type { BetaSchedule } from '#shared/schedules/beta-schedule.ts';
import { describe, expect, it } from 'vitest';

const base: BetaSchedule = { betaSchedule: 'constant', beta: 4, betaWarmupEpochs: 5, betaCycles: 4, epochs: 20 };

describe('betaAt', () => {
  it('is β throughout when constant', () => {
    for (const epoch of [0, 0.3, 20]) expect(betaAt(base, epoch)).toBe(4);
  });

  it.each([
    [0, 0],
    [2.5, 2],
    [5, 4],
    [19, 4],
  ])('warms up linearly: after %d of 5 warm-up epochs it is %d', (epoch, expected) => {
    expect(betaAt({ ...base, betaSchedule: 'linear' }, epoch)).toBe(expected);
  });

  it('is β at once when the warm-up has no length', () => {
    expect(betaAt({ ...base, betaSchedule: 'linear', betaWarmupEpochs: 0 }, 0)).toBe(4);
  });

  it.each([
    [0, 0],
    [1.25, 2],
    [2.5, 4],
    [4.9, 4],
    [5, 0],
    [6.25, 2],
    [17.5, 4],
    [19.99, 4],
    [20, 4],
  ])('ramps in the first half of each of four cycles of five epochs: at %d it is %d', (epoch, expected) => {
    expect(betaAt({ ...base, betaSchedule: 'cyclical' }, epoch)).toBe(expected);
  });

  it('is β at the end of every schedule, also where the cycles do not divide the epochs evenly', () => {
    for (const betaSchedule of ['constant', 'linear', 'cyclical'] as const) {
      for (const betaCycles of [1, 3, 7]) expect(betaAt({ ...base, betaSchedule, betaCycles }, 20)).toBe(4);
    }
  });

  it('never leaves [0, β]', () => {
    for (const betaSchedule of ['linear', 'cyclical'] as const) {
      for (let epoch = 0; epoch <= 20; epoch += 0.01) {
        const beta = betaAt({ ...base, betaSchedule, betaCycles: 7 }, epoch);
        expect(beta).toBeGreaterThanOrEqual(0);
        expect(beta).toBeLessThanOrEqual(4);
      }
    }
  });
});

import { weightedMean } from '#shared/evaluation/weighted-mean.ts';
import { describe, expect, it } from 'vitest';

describe('weightedMean', () => {
  it('weighs batches by their examples: (128 · 2 + 32 · 7) / 160', () => {
    const mean = weightedMean();
    mean.add({ kl: 2, loss: 10 }, 128);
    mean.add({ kl: 7, loss: 10 }, 32);
    expect(mean.means()).toEqual({ kl: 3, loss: 10 });
  });

  it('gives the mean of all examples however they are cut into batches', () => {
    const values = Array.from({ length: 103 }, (_, i) => Math.sin(i));
    const whole = values.reduce((sum, value) => sum + value, 0) / 103;
    for (const size of [1, 7, 64, 103]) {
      const mean = weightedMean();
      for (let start = 0; start < 103; start += size) {
        const batch = values.slice(start, start + size);
        mean.add({ value: batch.reduce((sum, value) => sum + value, 0) / batch.length }, batch.length);
      }
      expect(mean.means()['value']).toBeCloseTo(whole, 12);
    }
  });

  it('is empty before the first batch, and shows a NaN', () => {
    const mean = weightedMean();
    expect(mean.means()).toEqual({});
    mean.add({ loss: NaN }, 1);
    mean.add({ loss: 1 }, 1);
    expect(mean.means()['loss']).toBeNaN();
  });
});

import { holmCorrection } from '#shared/statistics/holm-correction.ts';
import { randomStream } from '#shared/random/random-stream.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('holmCorrection', () => {
  it('corrects four p values by hand', () => {
    const corrected = holmCorrection([0.01, 0.04, 0.03, 0.005]); // 3 · 0.01, then 0.04 is below 2 · 0.03, 2 · 0.03, 4 · 0.005
    [0.03, 0.06, 0.06, 0.02].forEach((expected, i) => expect(corrected[i]).toBeCloseTo(expected, 14));
  });

  it('rejects what stepping down through the levels of Holm 1979 rejects', () => {
    const pValue = fc.double({ min: 0, max: 1, noNaN: true }).map((p) => p ** 3);
    fc.assert(
      fc.property(
        fc.array(pValue, { maxLength: 12 }),
        fc.double({ min: 0.001, max: 0.2, noNaN: true }),
        (pValues, level) => {
          const rejected = holmCorrection(pValues).map((p) => p < level);
          expect(rejected).toEqual(steppedDown(pValues, level));
        },
      ),
    );
  });

  it('keeps the chance of any false positive below the level', () => {
    const { uniform } = randomStream([6, 0], 'p values');
    const families = 4000;
    let positives = 0;
    for (let i = 0; i < families; i++) {
      if (holmCorrection(Array.from({ length: 10 }, uniform)).some((p) => p < 0.05)) positives++;
    }
    expect(positives / families).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / families));
    expect(positives / families).toBeGreaterThan(0.035);
  });

  it('leaves one comparison as it is, never exceeds 1 and gives equal values one correction', () => {
    expect(holmCorrection([])).toEqual([]);
    expect(holmCorrection([0.03])).toEqual([0.03]);
    expect(holmCorrection([0.9, 0.5, 0.5])).toEqual([1, 1, 1]);
    expect(holmCorrection([0.01, 0.01])).toEqual([0.02, 0.02]);
  });

  it('throws on what is not a probability', () => {
    expect(() => holmCorrection([0.1, NaN])).toThrow('p 1 is NaN, expected 0 to 1');
    expect(() => holmCorrection([-0.1])).toThrow('p 0 is -0.1, expected 0 to 1');
  });
});

/** From the smallest on, each is held against level / (number of those left); the first that fails ends it. */
function steppedDown(pValues: readonly number[], level: number): boolean[] {
  const rejected = pValues.map(() => false);
  for (let left = pValues.length; left > 0; left--) {
    const candidates = pValues.map((p, i) => [p, i] as const).filter(([, i]) => !rejected[i]);
    const [p, i] = candidates.reduce((best, next) => (next[0] < best[0] ? next : best));
    if (!(left * p < level)) break;
    rejected[i] = true;
  }
  return rejected;
}

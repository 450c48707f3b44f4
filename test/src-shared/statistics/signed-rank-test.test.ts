import { randomStream } from '#shared/random/random-stream.ts';
import { signedRankTest } from '#shared/statistics/signed-rank-test.ts';
import { describe, expect, it } from 'vitest';

describe('signedRankTest', () => {
  it('says of the depression scores of Hollander & Wolfe 1973 what the book says', () => {
    const before = [1.83, 0.5, 1.62, 2.48, 1.68, 1.88, 1.55, 3.06, 1.3];
    const after = [0.878, 0.647, 0.598, 2.05, 1.06, 1.29, 1.06, 3.14, 1.29];
    const test = signedRankTest(after, before);
    expect(test).toMatchObject({ count: 9, statistic: 40, isExact: true });
    expect(test.p).toBeCloseTo(0.0390625, 14);
    expect(test.effect).toBeCloseTo((40 - 5) / 45, 14);
  });

  it('agrees with trying all signs, with and without ties', () => {
    for (let seed = 0; seed < 20; seed++) {
      const { below } = randomStream([seed, 0], 'signed ranks');
      const differences = Array.from(
        { length: 9 },
        () => below(seed % 2 === 0 ? 7 : 1_000_000) - (seed % 2 === 0 ? 3 : 4e5),
      );
      const zeros = differences.map(() => 0);
      expect(signedRankTest(zeros, differences).p).toBeCloseTo(pOfAllSigns(differences), 12);
    }
  });

  it('has the normal approximation of the sleep data with ties, were there six copies of them', () => {
    const differences = Array.from({ length: 6 }, () => [1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, -4.6, 1.4]).flat();
    const test = signedRankTest(
      differences.map(() => 0),
      differences,
    );
    expect(test).toMatchObject({ count: 54, isExact: false, statistic: (54 * 55) / 2 - 6 * 51.5 });
    expect(test.p).toBeCloseTo(normalApproximationOfSix, 12);
  });

  it('passes from the exact distribution to the approximation without a jump', () => {
    const { normal } = randomStream([4, 0], 'differences');
    const differences = [...Array.from({ length: 50 }, () => normal() + 0.3), 1e-9];
    const p = (count: number) =>
      signedRankTest(
        differences.slice(0, count).map(() => 0),
        differences.slice(0, count),
      );
    expect([p(50).isExact, p(51).isExact]).toEqual([true, false]);
    expect(Math.abs(p(50).p - p(51).p)).toBeLessThan(0.005);
  });

  it('is positive by chance at most as often as it states', () => {
    const { normal } = randomStream([5, 0], 'pairs');
    const cases = 4000;
    for (const count of [8, 60]) {
      let positives = 0;
      for (let i = 0; i < cases; i++) {
        const runs = () => Array.from({ length: count }, () => normal() ** 3);
        if (signedRankTest(runs(), runs()).p < 0.05) positives++;
      }
      expect(positives / cases).toBeLessThan(0.05 + 4 * Math.sqrt((0.05 * 0.95) / cases));
      expect(positives / cases).toBeGreaterThan(0.025); // the distribution of eight ranks has steps of 1/128
    }
  });

  it('leaves out pairs that do not differ and says nothing when none does', () => {
    expect(signedRankTest([1, 2, 3], [1, 3, 5])).toEqual(signedRankTest([2, 3], [3, 5]));
    expect(signedRankTest([1, 2], [1, 2])).toEqual({ count: 0, statistic: 0, p: 1, isExact: true, effect: 0 });
    expect(signedRankTest([], [])).toMatchObject({ count: 0, p: 1 });
  });

  it('throws on unequal lengths and on NaN', () => {
    expect(() => signedRankTest([1], [])).toThrow('first has 1 values but second has 0; pairs need both');
    expect(() => signedRankTest([1, 2], [3, NaN])).toThrow('the difference of pair 1 is NaN, expected numbers');
  });
});

/** Two-sided with continuity correction and tie correction, of scipy.stats.wilcoxon(d, method='approx', correction=True). */
const normalApproximationOfSix = 0.00018590990300766444;

/** Mean ranks by counting, then every one of the 2ⁿ sums. */
function pOfAllSigns(differences: readonly number[]): number {
  const signed = differences.filter((difference) => difference !== 0);
  const sizes = signed.map(Math.abs);
  const ranks = sizes.map(
    (size) => sizes.filter((other) => other < size).length + (sizes.filter((other) => other === size).length + 1) / 2,
  );
  const sumOf = (chosen: (i: number) => boolean) => ranks.reduce((sum, rank, i) => sum + (chosen(i) ? rank : 0), 0);
  const observed = Math.min(
    sumOf((i) => signed[i]! > 0),
    sumOf((i) => signed[i]! < 0),
  );
  let extreme = 0;
  for (let signs = 0; signs < 2 ** ranks.length; signs++)
    if (sumOf((i) => ((signs >> i) & 1) === 1) <= observed) extreme++;
  return Math.min(1, (2 * extreme) / 2 ** ranks.length);
}

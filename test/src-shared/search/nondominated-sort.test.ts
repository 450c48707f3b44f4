import { randomStream } from '#shared/random/random-stream.ts';
import { crowdingDistances, nondominatedRanks } from '#shared/search/nondominated-sort.ts';
import { describe, expect, it } from 'vitest';

describe('nondominatedRanks', () => {
  it('counts the fronts of a small example', () => {
    const points = [
      [1, 3],
      [3, 1],
      [2, 2],
      [2, 3],
      [4, 4],
      [3, 3],
    ];
    expect([...nondominatedRanks(points)]).toEqual([0, 0, 0, 1, 3, 2]);
  });

  it.each([1, 2, 3, 5])('agrees with peeling off front after front, for %d objectives with ties', (objectives) => {
    for (let seed = 0; seed < 20; seed++) {
      const points = gridPoints(60, objectives, seed);
      expect([...nondominatedRanks(points)]).toEqual(peeledRanks(points));
    }
  });

  it('gives equal points one rank and ranks infinite values', () => {
    expect([...nondominatedRanks(Array.from({ length: 4 }, () => [1, 2]))]).toEqual([0, 0, 0, 0]);
    const infinite = [
      [Infinity, Infinity],
      [-Infinity, Infinity],
      [0, 0],
    ];
    expect([...nondominatedRanks(infinite)]).toEqual([1, 0, 0]);
  });

  it('takes no points and one point', () => {
    expect(nondominatedRanks([])).toHaveLength(0);
    expect([...nondominatedRanks([[5]])]).toEqual([0]);
  });

  it('throws on NaN and on points of unequal length', () => {
    expect(() =>
      nondominatedRanks([
        [1, 2],
        [NaN, 1],
      ]),
    ).toThrow('point 1 is (NaN, 1), expected 2 numbers without NaN');
    expect(() => nondominatedRanks([[1, 2], [1]])).toThrow('point 1 is (1), expected 2 numbers');
  });

  it('sorts 10,000 points of two objectives, one front or many', () => {
    const line = Array.from({ length: 10_000 }, (_, i) => [i, -i]);
    expect(nondominatedRanks(line).every((rank) => rank === 0)).toBe(true);
    const chain = Array.from({ length: 10_000 }, (_, i) => [-i, -i]);
    expect(nondominatedRanks(chain).every((rank, i) => rank === 9999 - i)).toBe(true);
  });
});

describe('crowdingDistances', () => {
  it('sums the gaps between neighbors in units of the ranges', () => {
    const front = [
      [0, 10],
      [1, 6],
      [3, 2],
      [4, 0],
    ];
    const [first, second, third, last] = crowdingDistances(front);
    expect([first, last]).toEqual([Infinity, Infinity]);
    expect(second).toBeCloseTo(3 / 4 + 8 / 10, 12);
    expect(third).toBeCloseTo(3 / 4 + 6 / 10, 12);
  });

  it('does not depend on the order or the scale of the front', () => {
    const front = Array.from({ length: 9 }, (_, i) => [i ** 2, (9 - i) ** 3]);
    const scaled = front.map(([a, b]) => [1000 * a!, b! / 7]).reverse();
    const distances = crowdingDistances(front);
    crowdingDistances(scaled)
      .reverse()
      .forEach((distance, i) => (i % 8 === 0 ? 0 : expect(distance).toBeCloseTo(distances[i]!, 12)));
  });

  it('never says NaN: not for none, one, two, equal or infinite points', () => {
    expect(crowdingDistances([])).toHaveLength(0);
    expect([...crowdingDistances([[1, 2]])]).toEqual([Infinity]);
    expect([
      ...crowdingDistances([
        [1, 2],
        [2, 1],
      ]),
    ]).toEqual([Infinity, Infinity]);
    expect([...crowdingDistances(Array.from({ length: 3 }, () => [1, 1]))]).toEqual([Infinity, 0, Infinity]);
    expect([
      ...crowdingDistances([
        [0, Infinity],
        [1, 1],
        [2, 0],
      ]),
    ]).toEqual([Infinity, 1, Infinity]);
  });
});

/** Few distinct values, so that many points tie in some objective or are equal. */
function gridPoints(count: number, objectives: number, seed: number): number[][] {
  const { below } = randomStream([seed, 0], 'grid-points');
  return Array.from({ length: count }, () => Array.from({ length: objectives }, () => below(6)));
}

function peeledRanks(points: readonly number[][]): number[] {
  const ranks = points.map(() => -1);
  for (let rank = 0; ranks.includes(-1); rank++) {
    const left = points.map((_, i) => i).filter((i) => ranks[i] === -1);
    const front = left.filter((i) => !left.some((j) => dominates(points[j]!, points[i]!)));
    for (const i of front) ranks[i] = rank;
  }
  return ranks;
}

function dominates(a: readonly number[], b: readonly number[]): boolean {
  return a.every((value, m) => value <= b[m]!) && a.some((value, m) => value < b[m]!);
}

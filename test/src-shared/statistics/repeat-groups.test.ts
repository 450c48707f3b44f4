import { expect, test } from 'vitest';
import { compareGroups } from '#shared/statistics/repeat-groups.ts';

function group(name: string, values: readonly number[], seeds = values.map((_, i) => i)) {
  return { name, values: new Map(values.map((value, i) => [seeds[i]!, value])) };
}

test('groups with the same seeds are compared by pairs: a small steady difference is found', () => {
  const first = group('a', [100, 104, 98, 107, 95]);
  const second = group('b', [99.1, 103, 97.2, 105.9, 94]);
  const { groups, differences } = compareGroups([first, second]);
  expect(groups.map(({ name, count, mean }) => [name, count, mean])).toEqual([
    ['a', 5, expect.closeTo(100.8, 9)],
    ['b', 5, expect.closeTo(99.84, 9)],
  ]);
  expect(differences).toHaveLength(1);
  expect(differences[0]).toMatchObject({ kind: 'paired', sharedSeeds: 5, first: 'a', second: 'b' });
  expect(differences[0]!.verdict).toBe('unlikely-noise');
  expect(differences[0]!.test!.difference).toBeCloseTo(-0.96, 9);
  expect(differences[0]!.test!.p).toBeLessThan(0.001);
  expect(differences[0]!.signedRankP).toBeCloseTo(2 / 32, 9); // all five signs alike, two-sided
});

// Student's own data of 1908: hours of sleep that ten people gained with either of two drugs. R's t.test gives paired
// t = −4.0621, p = 0.002833, 95 % −2.4599 … −0.7001, and Welch's t = −1.8608, df = 17.776, p = 0.07939.
const sleep = [
  [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
  [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
] as const;

test('the sleep data: unlikely to be noise by pairs, perhaps noise without', () => {
  const paired = compareGroups([group('first', sleep[0]), group('second', sleep[1])]).differences[0]!;
  expect(paired.test!.t).toBeCloseTo(4.0621, 4);
  expect(paired.adjustedP).toBeCloseTo(0.002833, 6);
  expect(paired.test!.interval.low).toBeCloseTo(0.7001, 4);
  expect(paired.test!.interval.high).toBeCloseTo(2.4599, 4);
  expect(paired).toMatchObject({ kind: 'paired', verdict: 'unlikely-noise' });
  const others = sleep[1].map((_, i) => 100 + i);
  const unpaired = compareGroups([group('first', sleep[0]), group('second', sleep[1], others)]).differences[0]!;
  expect(unpaired.adjustedP).toBeCloseTo(0.07939, 5);
  expect(unpaired).toMatchObject({ kind: 'unpaired', sharedSeeds: 0, signedRankP: null, verdict: 'may-be-noise' });
});

test('pairs are matched by seed, not by the order of the values', () => {
  const { differences } = compareGroups([group('a', [100, 106]), group('b', [107, 100], [1, 0])]);
  expect(differences[0]!.test!.difference).toBeCloseTo(0.5, 9);
});

test.each([
  ['a partner for most of the larger group', [1, 2, 3, 4, 5], [2, 3, 4, 5], 'paired', 4],
  ['half of the larger group only', [1, 2, 3, 4, 5, 6], [4, 5, 6], 'unpaired', 3],
  ['two of three, too few to pair', [1, 2, 3], [1, 2], 'unpaired', 2],
  ['no seed in common', [1, 2, 3], [4, 5, 6], 'unpaired', 0],
])('seeds decide whether it is paired: %s', (_what, first, second, kind, sharedSeeds) => {
  const { differences } = compareGroups([group('a', first, first), group('b', second, second)]);
  expect(differences[0]).toMatchObject({ kind, sharedSeeds });
});

test('over pairs the seeds without a partner are left out', () => {
  const first = group('a', [1, 2, 3, 400], [1, 2, 3, 4]);
  const second = group('b', [2, 3.5, 4.5], [1, 2, 3]);
  expect(compareGroups([first, second]).differences[0]!.test!.difference).toBeCloseTo(4 / 3, 9);
});

test('three groups have three differences, and their p values are corrected', () => {
  const groups = [group('a', [1, 2, 3]), group('b', [2, 3, 4.5]), group('c', [9, 8, 9.5])];
  const { differences } = compareGroups(groups);
  expect(differences.map(({ first, second }) => first + second)).toEqual(['ab', 'ac', 'bc']);
  for (const { adjustedP, test: tested } of differences) expect(adjustedP!).toBeGreaterThanOrEqual(tested!.p);
});

test('against a reference there are fewer differences, and they are corrected for less', () => {
  const groups = [group('a', [1, 2, 3]), group('b', [2, 3, 4.5]), group('c', [9, 8, 9.5])];
  const { differences } = compareGroups(groups, 1);
  expect(differences.map(({ first, second }) => first + second)).toEqual(['ba', 'bc']);
  const [small, large] = differences.toSorted((a, b) => a.test!.p - b.test!.p);
  expect(small!.adjustedP).toBeCloseTo(2 * small!.test!.p, 12); // of two; of three it would be three times
  expect(large!.adjustedP).toBeCloseTo(Math.max(2 * small!.test!.p, large!.test!.p), 12);
  expect(() => compareGroups(groups, 3)).toThrow('expected the place of one of 3 groups');
});

test('with one or two runs nothing can be told, however far the means are apart', () => {
  const single = compareGroups([group('a', [1]), group('b', [2])]);
  expect(single.groups[0]).toMatchObject({ count: 1, interval: undefined });
  expect(single.differences[0]).toMatchObject({ test: null, adjustedP: null, verdict: 'too-few' });
  const double = compareGroups([group('a', [1, 1.01]), group('b', [100, 100.02])]).differences[0]!;
  expect(double.test!.p).toBeLessThan(0.05);
  expect(double.verdict).toBe('too-few');
});

test('equal values are no difference; no value at all is an error', () => {
  const same = compareGroups([group('a', [1, 2, 3]), group('b', [1, 2, 3])]).differences[0]!;
  expect(same).toMatchObject({ adjustedP: 1, verdict: 'may-be-noise' });
  expect(() => compareGroups([group('a', []), group('b', [1])])).toThrow('there are no values');
});

import { expect, test } from 'vitest';
import { compareGroups } from '#shared/statistics/repeat-groups.ts';
import type { GroupDifference } from '#shared/statistics/repeat-groups.ts';
import {
  betterGroup,
  chanceText,
  differenceSentence,
  pairingText,
  signedRankText,
  singlesText,
} from '#renderer/views/compare/difference-words.ts';

const nats = { unit: 'nats per example', better: 'lower' } as const;
const told: GroupDifference = {
  first: 'A',
  second: 'B',
  kind: 'paired',
  sharedSeeds: 5,
  test: { difference: -1.3, interval: { low: -2.2, high: -0.4 }, t: -4, degrees: 4, p: 0.01, effect: -1.8 },
  adjustedP: 0.01,
  signedRankP: 0.0625,
  verdict: 'unlikely-noise',
};

test('a difference is told by its size, its interval turned with it', () => {
  expect(differenceSentence(told, nats)).toBe('B is lower than A by 1.3 nats per example (95 %: 0.4 … 2.2)');
  const higher = { ...told, test: { ...told.test!, difference: 0.5, interval: { low: -0.1, high: 1.1 } } };
  expect(differenceSentence(higher, nats)).toBe('B is higher than A by 0.5 nats per example (95 %: −0.1 … 1.1)');
  expect(differenceSentence(higher, { unit: 'share', better: 'higher' })).toContain('by 0.5 (95 %');
  expect(differenceSentence({ ...told, test: null }, nats)).toBe('B and A cannot be tested');
  const same = compareGroups(
    ['A', 'B'].map((name) => ({
      name,
      values: new Map([
        [1, 2],
        [2, 3],
      ]),
    })),
  ).differences[0]!;
  expect(differenceSentence(same, nats)).toBe('B and A have the same mean');
});

test.each([
  [null, ''],
  [0, 'p < 0.001'],
  [0.0123, 'p = 0.012'],
  [0.0999, 'p = 0.100'],
  [0.24, 'p = 0.24'],
  [1, 'p = 1'],
])('p of %s is written %s', (p, text) => {
  expect(chanceText(p)).toBe(text);
});

test('the better group, where that can be said', () => {
  expect(betterGroup(told, nats)).toBe('B');
  expect(betterGroup(told, { ...nats, better: 'higher' })).toBe('A');
  expect(betterGroup(told, { ...nats, better: 'neither' })).toBeNull();
  expect(betterGroup({ ...told, verdict: 'may-be-noise' }, nats)).toBeNull();
});

test('what was paired is explained, and what was not', () => {
  expect(pairingText(told, 5, 5)).toBe('Paired t test over 5 seeds that both have.');
  expect(pairingText(told, 6, 5)).toBe('Paired t test over 5 seeds that both have; 1 run without a partner left out.');
  const unpaired = { ...told, kind: 'unpaired', sharedSeeds: 0 } as const;
  expect(pairingText(unpaired, 5, 4)).toBe('Welch’s test of 5 and 4 runs: no seed is in both.');
  expect(pairingText({ ...unpaired, sharedSeeds: 1 }, 5, 4)).toContain('only 1 seed is in both');
  expect(signedRankText(told)).toBe('Wilcoxon’s test: p = 0.063; 5 pairs can give 0.063 at the least.');
  expect(signedRankText({ ...told, signedRankP: null })).toBe('');
});

test('groups with one run are listed as such', () => {
  expect(singlesText([])).toBe('');
  expect(singlesText(['β = 8'])).toBe('β = 8 ran with one seed only: too few repeats to tell.');
  expect(singlesText(['A', 'B', 'C'])).toMatch(/^A, B and C ran with/);
});

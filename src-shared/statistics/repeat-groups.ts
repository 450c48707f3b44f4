import { holmCorrection } from './holm-correction.ts';
import { meanInterval } from './mean-interval.ts';
import type { MeanInterval } from './mean-interval.ts';
import { pairedTest } from './paired-test.ts';
import type { TTest } from './paired-test.ts';
import { signedRankTest } from './signed-rank-test.ts';
import { welchTest } from './welch-test.ts';

/** One configuration, measured once with each seed. */
export interface RepeatGroup {
  readonly name: string;
  /** By seed; at least one. */
  readonly values: ReadonlyMap<number, number>;
}

/** `too-few`: fewer than three pairs, or a group of fewer than three; then a test rests on its assumptions alone. */
export type Verdict = 'unlikely-noise' | 'may-be-noise' | 'too-few';

export interface GroupDifference {
  readonly first: string;
  readonly second: string;
  /** Pair by pair over the seeds that both have, or Welch's test of two groups. */
  readonly kind: 'paired' | 'unpaired';
  /** Seeds that both groups have; where it is paired, the others are left out. */
  readonly sharedSeeds: number;
  /** Second minus first; null when there are too few values for any test. */
  readonly test: TTest | null;
  /** p of the t test after Holm's correction for all differences that are looked at. */
  readonly adjustedP: number | null;
  /** p of Wilcoxon's test of the pairs, which asks for no normal distribution; null without pairs. */
  readonly signedRankP: number | null;
  readonly verdict: Verdict;
}

export interface GroupComparison {
  readonly groups: readonly (MeanInterval & { readonly name: string })[];
  readonly differences: readonly GroupDifference[];
}

const fewestValues = 3;
const level = 0.05;

/**
 * Whether means differ by more than the seeds explain, with intervals of 95 %: every pair of groups, or, with the place
 * of a reference, every other group against that one. Throws on a group without values and on a value that is not finite.
 */
export function compareGroups(groups: readonly RepeatGroup[], reference: number | null = null): GroupComparison {
  const means = groups.map(({ name, values }) => ({ name, ...meanInterval([...values.values()]) }));
  const tested = comparedPairs(groups, reference).map(([first, second]) => difference(first, second));
  const adjusted = holmCorrection(tested.flatMap(({ test }) => (test ? [test.p] : []))).values();
  return {
    groups: means,
    differences: tested.map(({ fewest, ...one }) => {
      const adjustedP = one.test ? (adjusted.next().value ?? null) : null;
      return { ...one, adjustedP, verdict: verdictOf(fewest, adjustedP) };
    }),
  };
}

function comparedPairs(
  groups: readonly RepeatGroup[],
  reference: number | null,
): readonly (readonly [RepeatGroup, RepeatGroup])[] {
  if (reference === null)
    return groups.flatMap((first, i) => groups.slice(i + 1).map((second) => [first, second] as const));
  const first = groups[reference];
  if (!first)
    throw new Error(`compareGroups: reference is ${reference}, expected the place of one of ${groups.length} groups`);
  return groups.flatMap((second, i) => (i === reference ? [] : [[first, second] as const]));
}

type TestedDifference = Omit<GroupDifference, 'adjustedP' | 'verdict'> & { readonly fewest: number };

function difference(first: RepeatGroup, second: RepeatGroup): TestedDifference {
  const shared = [...first.values.keys()].filter((seed) => second.values.has(seed));
  const isPaired = arePairs(shared.length, first.values.size, second.values.size);
  const valuesOf = ({ values }: RepeatGroup) =>
    isPaired ? shared.flatMap((seed) => values.get(seed) ?? []) : [...values.values()];
  const [a, b] = [valuesOf(first), valuesOf(second)];
  return {
    first: first.name,
    second: second.name,
    kind: isPaired ? 'paired' : 'unpaired',
    sharedSeeds: shared.length,
    test: (isPaired ? pairedTest(a, b) : welchTest(a, b)) ?? null,
    signedRankP: isPaired ? signedRankTest(a, b).p : null,
    fewest: Math.min(a.length, b.length),
  };
}

/**
 * Decided by the seeds alone, never by what was measured. Pairs leave out the seeds that one group lacks, so they must be
 * most of the larger group, and three at least: over two of four a t test has one degree of freedom instead of six.
 */
function arePairs(shared: number, firstSize: number, secondSize: number): boolean {
  const larger = Math.max(firstSize, secondSize);
  return shared > 0 && (shared === larger || (shared >= fewestValues && shared > larger / 2));
}

function verdictOf(fewest: number, adjustedP: number | null): Verdict {
  if (adjustedP === null || fewest < fewestValues) return 'too-few';
  return adjustedP < level ? 'unlikely-noise' : 'may-be-noise';
}

import type { QuantityRow } from '#shared/contract/metric.ts';
import type { GroupDifference, Verdict } from '#shared/statistics/repeat-groups.ts';
import { formatNumber } from '#renderer/formatting/number.ts';

type Quantity = Pick<QuantityRow, 'unit' | 'better'>;

export const verdictWords: Readonly<Record<Verdict, string>> = {
  'unlikely-noise': 'unlikely to be noise',
  'may-be-noise': 'the difference may be noise',
  'too-few': 'too few repeats to tell',
};

/** “β = 4 is higher by 1.3 nats per example (95 %: 0.4 … 2.2)”: of the second group, beside the first. */
export function differenceSentence({ first, second, test }: GroupDifference, { unit }: Quantity): string {
  if (!test) return `${second} and ${first} cannot be tested`;
  const { difference, interval } = test;
  if (difference === 0) return `${second} and ${first} have the same mean`;
  const isLower = difference < 0;
  const [low, high] = isLower ? [-interval.high, -interval.low] : [interval.low, interval.high];
  const size = [formatNumber(Math.abs(difference), 3), unit === 'share' ? '' : unit].filter(Boolean).join(' ');
  const range = `95 %: ${formatNumber(low, 3)} … ${formatNumber(high, 3)}`;
  return `${second} is ${isLower ? 'lower' : 'higher'} than ${first} by ${size} (${range})`;
}

/** “p = 0.012”, “p < 0.001”; nothing where there is no test. */
export function chanceText(p: number | null): string {
  if (p === null) return '';
  if (p < 0.001) return 'p < 0.001';
  return `p = ${p >= 0.9995 ? '1' : p.toFixed(p < 0.1 ? 3 : 2)}`;
}

/** Which group is better, where that can be said and is unlikely to be noise. */
export function betterGroup({ first, second, test, verdict }: GroupDifference, { better }: Quantity): string | null {
  if (!test || verdict !== 'unlikely-noise' || better === 'neither') return null;
  return test.difference < 0 === (better === 'lower') ? second : first;
}

/** What was paired, and what kept it from being so. */
export function pairingText({ kind, sharedSeeds }: GroupDifference, firstCount: number, secondCount: number): string {
  if (kind === 'unpaired') {
    const why = sharedSeeds === 0 ? 'no seed is in both' : `only ${seedsText(sharedSeeds)} in both`;
    return `Welch’s test of ${firstCount} and ${secondCount} runs: ${why}.`;
  }
  const alone = firstCount + secondCount - 2 * sharedSeeds;
  const rest = alone === 0 ? '' : `; ${alone} ${alone === 1 ? 'run' : 'runs'} without a partner left out`;
  return `Paired t test over ${sharedSeeds} ${sharedSeeds === 1 ? 'seed' : 'seeds'} that both have${rest}.`;
}

/** Few pairs cannot give a small p, however clear they are: two of all 2ⁿ signs are as one-sided as can be. */
export function signedRankText({ signedRankP, sharedSeeds }: GroupDifference): string {
  if (signedRankP === null) return '';
  const least = chanceText(2 ** (1 - sharedSeeds)).replace(/^p [=<] /, '');
  return `Wilcoxon’s test: ${chanceText(signedRankP)}; ${sharedSeeds} pairs can give ${least} at the least.`;
}

/** Groups with a single run, which no test can use: “β = 8 and Z = 2 ran once”; empty where there are none. */
export function singlesText(titles: readonly string[]): string {
  const [last, ...others] = titles.toReversed();
  if (last === undefined) return '';
  const names = others.length === 0 ? last : `${others.toReversed().join(', ')} and ${last}`;
  return `${names} ran with one seed only: ${verdictWords['too-few']}.`;
}

function seedsText(count: number): string {
  return count === 1 ? '1 seed is' : `${count} seeds are`;
}

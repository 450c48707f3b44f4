import { checkHalvingOptions, decideAtOnce, decideTogether } from './halving-bracket.ts';
import type { HalvingBracket, HalvingOptions } from './halving-bracket.ts';
import type { Pruner } from './trial.ts';

/**
 * The brackets s = s_max, …, 0 of one round: ⌈(s_max + 1) η^s / (s + 1)⌉ trials, rungs at R/η^s, …, R/η, so that each
 * costs about the same; the last has no rung. Source: Li et al. 2018 (JMLR), algorithm 1.
 */
export function hyperbandBrackets(options: HalvingOptions): HalvingBracket[] {
  checkHalvingOptions('hyperbandBrackets', options);
  const { minimumResource, maximumResource, reductionFactor } = options;
  let count = 1; // s_max + 1
  while (minimumResource * reductionFactor ** count <= maximumResource) count++;
  return Array.from({ length: count }, (_, k) => {
    const s = count - 1 - k;
    const rungs = Array.from({ length: s }, (_, i) => maximumResource / reductionFactor ** (s - i));
    return { trials: Math.ceil((count * reductionFactor ** s) / (s + 1)), rungs, reductionFactor };
  });
}

/**
 * Hyperband without waiting: trials are dealt to the brackets in the proportions of a round, mixed as evenly as can be,
 * by their number alone; those of a bracket, of all rounds, compete as in ASHA. Source: Li et al. 2020.
 */
export function asynchronousHyperbandPruner(options: HalvingOptions): Pruner {
  const brackets = hyperbandBrackets(options);
  const deal = evenDeal(brackets.map(({ trials }) => trials));
  const bracketOf = (number: number) => deal[number % deal.length]!;
  return (trial, others) => {
    const own = bracketOf(trial.number);
    const bracket = brackets[own]!;
    if (bracket.rungs.length === 0) return 'continue';
    const rivals = others.filter(({ number }) => bracketOf(number) === own);
    return decideAtOnce(trial, rivals, bracket);
  };
}

export interface SynchronousHyperbandOptions extends HalvingOptions {
  /** How many trials the whole search has. */
  readonly trials: number;
}

/**
 * Hyperband as it was published: round after round, in each the brackets one after another, filled in the order of the
 * trials' numbers; at a rung a trial waits until its bracket has arrived. The search ends where its trials end: the
 * bracket that is cut there has fewer trials and with them fewer places at each rung. Whoever runs the search has to give
 * out new trials while others wait, and to ask those again whenever a trial reports or ends; then every wait has an end.
 * Source: Li et al. 2018 (JMLR), algorithm 1.
 */
export function synchronousHyperbandPruner(options: SynchronousHyperbandOptions): Pruner {
  const brackets = hyperbandBrackets(options);
  const starts = brackets.map((_, k) => totalOf(brackets.slice(0, k).map(({ trials }) => trials)));
  const round = totalOf(brackets.map(({ trials }) => trials));
  return (trial, others) => {
    if (trial.number >= options.trials) {
      throw new Error(
        `synchronousHyperbandPruner: trial ${trial.number} of a search of ${options.trials}; numbers count from 0`,
      );
    }
    const place = trial.number % round;
    const k = starts.findLastIndex((start) => start <= place);
    const start = trial.number - place + starts[k]!;
    const trials = Math.min(brackets[k]!.trials, options.trials - start);
    const rivals = others.filter(({ number }) => number >= start && number < start + trials);
    return decideTogether(trial, rivals, { ...brackets[k]!, trials });
  };
}

/** Which kind comes at each place: the one that is furthest behind its share, of equals the first. */
function evenDeal(counts: readonly number[]): number[] {
  const total = totalOf(counts);
  const dealt = counts.map(() => 0);
  return Array.from({ length: total }, (_, place) => {
    const lag = counts.map((count, kind) => ((place + 1) * count) / total - dealt[kind]!);
    const next = lag.indexOf(Math.max(...lag));
    dealt[next]!++;
    return next;
  });
}

function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { textStrategyKinds } from '#shared/contract/text-strategy.ts';
import type { TextStrategy } from '#shared/contract/text-strategy.ts';
import { UsageError } from '../usage-error.ts';
import { wholeNumber } from './options.ts';

export interface StrategyOptions {
  readonly strategy: TextStrategy['kind'];
  readonly temperature?: number;
  readonly topK?: number;
  readonly topP?: number;
  readonly beamWidth?: number;
  readonly lengthPower?: number;
  readonly seed: number;
}

/** Which strategies look at an option. */
const usedBy = {
  temperature: ['sample', 'top-k', 'nucleus'],
  topK: ['top-k'],
  topP: ['nucleus'],
  beamWidth: ['beam'],
  lengthPower: ['beam'],
} as const satisfies Partial<Record<keyof StrategyOptions, readonly TextStrategy['kind'][]>>;

const names: Readonly<Record<keyof typeof usedBy, string>> = {
  temperature: '--temperature',
  topK: '--top-k',
  topP: '--top-p',
  beamWidth: '--beam-width',
  lengthPower: '--length-power',
};

export function addStrategyOptions(command: Command, usual: TextStrategy['kind']): Command {
  return command
    .addOption(new Option('--strategy <name>', 'how words are chosen').choices(textStrategyKinds).default(usual))
    .option('--temperature <number>', 'below 1 bolder words are rarer (sample, top-k, nucleus; 1)', decimal(0.01, 100))
    .option('--top-k <number>', 'draw among so many words (top-k; 40)', wholeNumber(1, 1_000_000))
    .option('--top-p <number>', 'draw among words of this probability together (nucleus; 0.9)', decimal(1e-6, 1))
    .option('--beam-width <number>', 'texts that are written side by side (beam; 10)', wholeNumber(1, 64))
    .option('--length-power <number>', 'texts are compared by log-probability / words^this (beam; 1)', decimal(0, 2))
    .option('--seed <number>', 'seed of the draws', wholeNumber(0, 2_147_483_647), 1);
}

/** What was chosen; an option of another strategy is a UsageError that says so. */
export function chosenStrategy(options: StrategyOptions): TextStrategy {
  const { strategy: kind, temperature = 1 } = options;
  for (const name of Object.keys(usedBy) as (keyof typeof usedBy)[] /* an object literal has no other keys */) {
    const strategies: readonly TextStrategy['kind'][] = usedBy[name];
    if (options[name] === undefined || strategies.includes(kind)) continue;
    throw new UsageError(`${names[name]} is for --strategy ${strategies.join(' or ')}, found ${kind}.`);
  }
  switch (kind) {
    case 'greedy':
      return { kind };
    case 'sample':
      return { kind, temperature };
    case 'top-k':
      return { kind, temperature, k: options.topK ?? 40 };
    case 'nucleus':
      return { kind, temperature, p: options.topP ?? 0.9 };
    case 'beam':
      return { kind, width: options.beamWidth ?? 10, lengthPower: options.lengthPower ?? 1 };
  }
}

/** A number from `minimum` to `maximum`, as an option parser. */
export function decimal(minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= minimum && value <= maximum) return value;
    throw new InvalidArgumentError(`Expected a number from ${minimum} to ${maximum}.`);
  };
}

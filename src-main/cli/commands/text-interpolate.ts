import { Option } from 'commander';
import type { Command } from 'commander';
import type { InterpolateAnswer } from '#shared/contract/text-writing.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { textTable } from '../text-table.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { addStrategyOptions, chosenStrategy } from './text-strategy.ts';
import type { StrategyOptions } from './text-strategy.ts';

interface InterpolateOptions extends WorkspaceOption, StrategyOptions {
  readonly steps: number;
  readonly path: 'linear' | 'spherical';
  readonly label?: string;
  readonly json?: boolean;
}

const help = `
Beside each step stands the training text whose code is nearest, which is the baseline.

Examples:
  vae text interpolate last "i am tired ." "where is the station ?"
  vae text interpolate last "i am tired ." "where is the station ?" --steps 11 --path spherical`;

export function addInterpolateCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = text
    .command('interpolate')
    .description('write texts along the way between two')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('<from>', 'the first text')
    .argument('<to>', 'the last text')
    .option('--steps <number>', 'texts, both ends counted', wholeNumber(2, 100), 7)
    .addOption(new Option('--path <kind>', 'of the codes').choices(['linear', 'spherical']).default('linear'))
    .option('--label <name>', 'of both texts, for a model that is told labels');
  addStrategyOptions(command, 'beam')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (reference: string, from: string, to: string, options: InterpolateOptions) => {
      const answer = await askText<'interpolate'>(context, options, reference, {
        kind: 'interpolate',
        from,
        to,
        steps: options.steps,
        path: options.path,
        label: options.label ?? null,
        strategy: chosenStrategy(options),
        seed: options.seed,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else interpolationWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function interpolationWords({ steps, trigramPerplexity }: InterpolateAnswer): readonly string[] {
  const rows = steps.map(({ at, written, nearest }) => [
    at.toFixed(2),
    written.text,
    nearest.text,
    readableNumber(nearest.distance),
  ]);
  const copied = steps.filter(({ isCopied }) => isCopied).length;
  const { written, nearest } = trigramPerplexity;
  return [
    textTable(['at', 'written', 'nearest training text', 'distance'], rows),
    '',
    `${copied} of ${steps.length} texts are training texts. Perplexity under a trigram of the training texts: ` +
      `${readableNumber(written)} written, ${readableNumber(nearest)} of the nearest training texts.`,
  ];
}

import type { Command } from 'commander';
import type { ArithmeticAnswer } from '#shared/contract/text-writing.ts';
import type { CommandContext, WorkspaceOption } from '../command-context.ts';
import { nearTextsTables } from '../near-texts-table.ts';
import { readableNumber } from '../readable.ts';
import { askText } from '../text-request.ts';
import { jsonOption, wholeNumber, workspaceOption } from './options.ts';
import { addStrategyOptions, chosenStrategy } from './text-strategy.ts';
import type { StrategyOptions } from './text-strategy.ts';

interface ArithmeticOptions extends WorkspaceOption, StrategyOptions {
  readonly neighbors: number;
  readonly label?: string;
  readonly json?: boolean;
}

const help = `
The baseline is the same sum of TF-IDF word weights, and the training texts that are nearest to it.

Examples:
  vae text arithmetic last "he is a good boy ." "he is a boy ." "she is a girl ."`;

export function addArithmeticCommand(text: Command, context: CommandContext): void {
  const { terminal } = context;
  const command = text
    .command('arithmetic')
    .description('write the text at the code start − minus + plus')
    .argument('<run>', 'id, beginning of an id, or "last"')
    .argument('<start>', 'a text')
    .argument('<minus>', 'a text whose code is subtracted')
    .argument('<plus>', 'a text whose code is added')
    .option('--neighbors <number>', 'nearest training texts that are shown', wholeNumber(1, 100), 5)
    .option('--label <name>', 'of all texts, for a model that is told labels');
  addStrategyOptions(command, 'beam')
    .addOption(workspaceOption())
    .addOption(jsonOption())
    .addHelpText('after', help)
    .action(async (...given: [string, string, string, string, ArithmeticOptions]) => {
      const [reference, start, minus, plus, options] = given;
      const answer = await askText<'arithmetic'>(context, options, reference, {
        kind: 'arithmetic',
        start,
        minus,
        plus,
        neighbors: options.neighbors,
        label: options.label ?? null,
        strategy: chosenStrategy(options),
        seed: options.seed,
      });
      if (options.json) terminal.print(JSON.stringify(answer));
      else arithmeticWords(answer).forEach((line) => terminal.print(line));
    });
}

/** What a person reads. */
export function arithmeticWords(answer: ArithmeticAnswer): readonly string[] {
  const { written, isCopied, nearest, nearestByWords, trigramPerplexity } = answer;
  return [
    isCopied ? `${written.text}   (a training text)` : written.text,
    '',
    ...nearTextsTables(nearest, nearestByWords),
    '',
    `Perplexity under a trigram of the training texts: ${readableNumber(trigramPerplexity.written)} written, ` +
      `${readableNumber(trigramPerplexity.nearest)} of the nearest training text.`,
  ];
}
